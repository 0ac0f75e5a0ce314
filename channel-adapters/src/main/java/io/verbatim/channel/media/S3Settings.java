package io.verbatim.channel.media;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.vault.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's object store.
 *
 * @param bucket    without it files lie on disk
 * @param url       of a server that speaks S3; without it, Amazon's
 * @param region    of the bucket
 * @param accessKey with its secret key; without both, what the machine is allowed to
 * @param secretKey of the access key
 * @param prefix    before the names of all files
 */
@ConfigurationProperties("verbatim.media.s3")
record S3Settings(@DefaultValue("") String bucket, @DefaultValue("") String url, @DefaultValue("us-east-1") String region,
                  @DefaultValue("") String accessKey, @DefaultValue("") String secretKey, @DefaultValue("") String prefix) {

    S3Settings {
        if (accessKey.isBlank() != secretKey.isBlank()) {
            throw new UnusableSettings("VERBATIM_MEDIA_S3_ACCESS_KEY: needs VERBATIM_MEDIA_S3_SECRET_KEY, and the other way round.");
        }
    }

    boolean isOn() {
        return !bucket.isBlank();
    }

    /** Null for Amazon's. */
    @Nullable URI endpoint() {
        try {
            var endpoint = url.isBlank() ? null : new URI(url.strip());
            if (endpoint == null || endpoint.getHost() != null) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new UnusableSettings("VERBATIM_MEDIA_S3_URL: must be the address of a server that speaks S3.");
    }

    Secret secret() {
        return new Secret(secretKey);
    }

    @Override
    public String toString() {
        return "S3Settings[%s]".formatted(bucket);
    }
}
