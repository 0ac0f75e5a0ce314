package io.verbatim;

import io.verbatim.channel.AdapterNames;
import io.verbatim.channel.database.EarlyDatabase;
import io.verbatim.channel.replay.RebuildView;
import io.verbatim.channel.start.Carriers;
import io.verbatim.channel.start.IndexedJars;
import io.verbatim.channel.start.RotateMasterKey;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the whole product, or carries out a command beside one that runs. */
@SpringBootApplication(nameGenerator = AdapterNames.class)
public class VerbatimApplication {

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        if (!IndexedJars.start(VerbatimApplication.class, arguments)) {
            run(arguments);
        }
    }

    private static void run(String[] arguments) {
        Carriers.enough();
        var first = arguments.length == 0 ? "" : arguments[0];
        if (first.equals(RotateMasterKey.NAME)) {
            System.exit(RotateMasterKey.run(Arrays.copyOfRange(arguments, 1, arguments.length), System.out, System.err));
        } else if (first.equals(RebuildView.NAME)) {
            System.exit(RebuildView.run(Arrays.copyOfRange(arguments, 1, arguments.length), System.out, System.err));
        } else if (first.isEmpty() || first.startsWith("--")) {
            start(arguments);
        } else {
            System.err.println("There is no command %s; there are: %s, %s".formatted(first, RotateMasterKey.NAME, RebuildView.NAME));
            System.exit(2);
        }
    }

    private static void start(String[] arguments) {
        var product = new SpringApplication(VerbatimApplication.class);
        var database = new EarlyDatabase();
        product.addInitializers(database);
        product.addListeners(database);
        product.run(arguments);
    }
}
