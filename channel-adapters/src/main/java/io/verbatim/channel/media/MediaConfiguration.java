package io.verbatim.channel.media;

import io.verbatim.channel.database.DataDirectory;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says where files lie. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    DiskStore mediaStore(DataDirectory data, @Value("${verbatim.media-dir:}") String given) {
        return new DiskStore(given.isBlank() ? data.path().resolve("media") : Path.of(given.strip()).toAbsolutePath());
    }
}
