package io.verbatim.channel.media;

import io.verbatim.channel.database.DataDirectory;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says where files lie. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(S3Settings.class)
class MediaConfiguration {

    @Bean
    MediaStore mediaStore(S3Settings s3, DataDirectory data, @Value("${verbatim.media-dir:}") String given) {
        if (s3.isOn()) {
            return new S3Store(S3Clients.of(s3), s3, data.path().resolve("uploads"));
        }
        return new DiskStore(given.isBlank() ? data.path().resolve("media") : Path.of(given.strip()).toAbsolutePath());
    }
}
