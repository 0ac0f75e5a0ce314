package io.verbatim.channel.script;

import io.verbatim.channel.script.child.ScriptChild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a process that runs scripts is started: with the server's own Java and class path, and with nothing else of the server's. */
record ChildCommand(ScriptSettings settings) {

    private static final Path NICE = Path.of("/usr/bin/nice");
    // The executable jar's own loader, told to begin elsewhere: classes in nested jars are found by it alone.
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    ProcessBuilder builder() {
        var builder = new ProcessBuilder(words());
        builder.environment().clear();
        return builder;
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        if (Files.isExecutable(NICE)) {
            // What conversations need comes first.
            words.addAll(List.of(NICE.toString(), "-n", "10"));
        }
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(machine());
        words.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        words.addAll(begin());
        words.add(String.valueOf(settings.statements()));
        return words;
    }

    private List<String> machine() {
        // The first compiler alone: contexts live for milliseconds, and the second one would take more than it gives.
        return List.of("-Xmx%dm".formatted(settings.heap()), "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr", "-XX:-UsePerfData", "-XX:+DisableAttachMechanism",
            "-Dpolyglot.engine.WarnInterpreterOnly=false", "-Duser.timezone=UTC", "-Duser.language=en",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    private static List<String> begin() {
        var main = ScriptChild.class.getName();
        return isPacked() ? List.of("-Dloader.main=" + main, LAUNCHER) : List.of(main);
    }

    private static boolean isPacked() {
        var place = ScriptChild.class.getResource("ScriptChild.class");
        return place != null && place.toString().startsWith("jar:nested:");
    }
}
