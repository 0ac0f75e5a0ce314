package io.verbatim.channel.start;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.vault.MasterKey;
import io.verbatim.channel.vault.Vault;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.Environment;

/** Finds the master key: given, in a file, or, beside an embedded database, made at the first start. */
@Configuration(proxyBeanMethods = false)
class MasterKeyConfiguration {

    /** Only who has taken the data directory may make a key in it. */
    @Bean
    @DependsOn("dataDirectory")
    MasterKey masterKey(Environment environment) {
        return new GivenMasterKey(environment).read();
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
}
