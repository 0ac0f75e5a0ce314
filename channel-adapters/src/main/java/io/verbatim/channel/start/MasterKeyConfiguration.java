package io.verbatim.channel.start;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.database.DataDirectory;
import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.vault.MasterKey;
import io.verbatim.channel.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the master key: given, in a file, or, beside an embedded database, made at the first start. */
@Configuration(proxyBeanMethods = false)
class MasterKeyConfiguration {

    @Bean
    MasterKey masterKey(@Value("${verbatim.master-key:}") String given, @Value("${verbatim.master-key-file:}") String file,
                        @Value("${verbatim.database.url:}") String external, DataDirectory directory) {
        if (!given.isBlank()) {
            return read("VERBATIM_MASTER_KEY", given);
        }
        if (!file.isBlank()) {
            return read("VERBATIM_MASTER_KEY_FILE", text(Path.of(file)));
        }
        if (!external.isBlank()) {
            throw new UnusableSettings("VERBATIM_MASTER_KEY or VERBATIM_MASTER_KEY_FILE: must be given with an external database.");
        }
        return read("VERBATIM_DATA_DIR", ownText(directory.path().resolve("master.key")));
    }

    /** Before anybody is served: with another key than the database was filled with, nothing in it could be opened. */
    @Bean
    SmartInitializingSingleton keysFit(Vault vault, Keys keys, StartSettings settings) {
        return () -> {
            verify(vault);
            if (settings.hasAdminKey() && !keys.isPossible(settings.adminKey())) {
                throw new UnusableSettings("VERBATIM_ADMIN_KEY: must be 32 to 256 visible ASCII characters.");
            }
        };
    }

    private static void verify(Vault vault) {
        try {
            vault.verify();
        } catch (IllegalStateException e) {
            throw new UnusableSettings("VERBATIM_MASTER_KEY: %s.".formatted(e.getMessage()));
        }
    }

    private static MasterKey read(String setting, String base64) {
        try {
            return MasterKey.ofBase64(base64);
        } catch (IllegalArgumentException e) {
            throw new UnusableSettings("%s: %s.".formatted(setting, e.getMessage()));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnusableSettings("VERBATIM_MASTER_KEY_FILE: %s cannot be read.".formatted(file));
        }
    }

    private static String ownText(Path file) {
        try {
            if (!Files.exists(file)) {
                var draft = Files.createTempFile(file.getParent(), "master", ".key",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(draft, MasterKey.generate());
                Files.move(draft, file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnusableSettings("VERBATIM_DATA_DIR: the master key in it cannot be read or made (%s).".formatted(e.getMessage()));
        }
    }
}
