package io.verbatim.channel.start;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.database.RunningDatabase;
import io.verbatim.channel.vault.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** Finds the master key in the settings: given, in a file, or, beside an embedded database, in the product's own file. */
record GivenMasterKey(Environment environment) {

    MasterKey read() {
        if (isSet("verbatim.master-key")) {
            return key("VERBATIM_MASTER_KEY", environment.getRequiredProperty("verbatim.master-key"));
        }
        if (isSet("verbatim.master-key-file")) {
            return key("VERBATIM_MASTER_KEY_FILE", text(Path.of(environment.getRequiredProperty("verbatim.master-key-file"))));
        }
        if (!RunningDatabase.isEmbedded(environment)) {
            throw new UnusableSettings("VERBATIM_MASTER_KEY or VERBATIM_MASTER_KEY_FILE: must be given with an external database.");
        }
        return key("VERBATIM_DATA_DIR", ownFile().text());
    }

    /** Whether it is in the product's own file. */
    boolean isOwn() {
        return !isSet("verbatim.master-key") && !isSet("verbatim.master-key-file") && RunningDatabase.isEmbedded(environment);
    }

    MasterKeyFile ownFile() {
        return MasterKeyFile.in(RunningDatabase.dataDirectory(environment));
    }

    /** The next one in base64; the product makes one where it keeps it itself. */
    String next() {
        if (isSet("verbatim.master-key-new")) {
            return environment.getRequiredProperty("verbatim.master-key-new");
        }
        if (!isOwn()) {
            throw new UnusableSettings("VERBATIM_MASTER_KEY_NEW: must hold the next master key, 32 bytes in base64.");
        }
        return MasterKey.generate();
    }

    /** The key in this text, which a setting led to. */
    static MasterKey key(String setting, String base64) {
        try {
            return MasterKey.ofBase64(base64);
        } catch (IllegalArgumentException e) {
            throw new UnusableSettings("%s: %s.".formatted(setting, e.getMessage()));
        }
    }

    private boolean isSet(String name) {
        return !environment.getProperty(name, "").isBlank();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnusableSettings("VERBATIM_MASTER_KEY_FILE: %s cannot be read.".formatted(file));
        }
    }
}
