package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.annotation.Nonnull;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A Java client that a stranger's generator makes of the OpenAPI document (OpenAPI Generator, {@code java}, {@code native}). */
@ExtendWith(Running.class)
class GeneratedClientIT {

    /** Put there by the build before the integration tests. */
    private static final Path GENERATOR = Path.of("target/generator/openapi-generator-cli.jar");
    private static final Path WALK = Path.of("src/test/resources/client/Walk.java");
    private static final String PROPERTIES = "openApiNullable=false,useJakartaEe=true,useOneOfDiscriminatorLookup=true";

    @TempDir
    Path directory;

    @Test
    void takesAWholeWalk(Product product) throws Exception {
        var document = Files.writeString(directory.resolve("openapi.json"), product.owner().get("/v1/openapi.json").is(200).text());
        var sources = generated(document);
        var classes = compiled(sources);

        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            var events = loader.loadClass("Walk").getMethod("take", String.class, String.class)
                .invoke(null, product.address().toString(), Product.OWNER_KEY);

            assertThat(events).asInstanceOf(InstanceOfAssertFactories.LIST)
                .startsWith("conversation.SessionStarted").contains("conversation.UserMessageReceived", "conversation.SessionEnded");
        }
    }

    private Path generated(Path document) throws Exception {
        var client = directory.resolve("client");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var run = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-jar", GENERATOR.toAbsolutePath().toString(), "generate",
            "-g", "java", "--library", "native", "-i", document.toString(), "-o", client.toString(), "--additional-properties", PROPERTIES,
            "--global-property", "apiDocs=false,modelDocs=false,apiTests=false,modelTests=false")
            .redirectErrorStream(true).redirectOutput(directory.resolve("generator.log").toFile()).start();
        assertThat(run.waitFor()).as(() -> read(directory.resolve("generator.log"))).isZero();
        return client.resolve("src/main/java");
    }

    private Path compiled(Path sources) throws Exception {
        var classes = Files.createDirectory(directory.resolve("classes"));
        var command = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", needed(), WALK.toString()));
        try (var files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
        }
        var said = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, said, said, command.toArray(String[]::new));
        assertThat(code).as(said::toString).isZero();
        return classes;
    }

    /** What the client is built upon. */
    private static String needed() {
        return Stream.of(ObjectMapper.class, JsonFactory.class, JsonProperty.class, JavaTimeModule.class, Nonnull.class)
            .map(type -> new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath())
            .collect(Collectors.joining(File.pathSeparator));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
