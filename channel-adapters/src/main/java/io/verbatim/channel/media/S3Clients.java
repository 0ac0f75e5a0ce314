package io.verbatim.channel.media;

import io.verbatim.channel.UnusableSettings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Makes clients of the object store. */
final class S3Clients {
    private static final Logger LOG = LoggerFactory.getLogger(S3Clients.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private S3Clients() {
    }

    /**
     * A client that has seen the bucket, or a store that cannot be reached now.
     *
     * @throws UnusableSettings if the store knows neither bucket nor key
     */
    static S3Client of(S3Settings settings) {
        var client = client(settings);
        try {
            client.headBucket(asked -> asked.bucket(settings.bucket()));
            return client;
        } catch (S3Exception e) {
            if (e.statusCode() / 100 == 4) {
                client.close();
                throw new UnusableSettings("VERBATIM_MEDIA_S3_BUCKET: the store answers with status %d when it is asked for the bucket %s."
                    .formatted(e.statusCode(), settings.bucket()));
            }
            LOG.warn("The store of files answers with status {} now", e.statusCode());
        } catch (SdkException e) {
            LOG.warn("The store of files cannot be reached now: {}", e.getMessage());
        }
        return client;
    }

    // The plainest of S3: stores of other makers refuse Amazon's newer checksums, and some its own way of chunks.
    private static S3Client client(S3Settings settings) {
        var endpoint = settings.endpoint();
        var builder = S3Client.builder().region(Region.of(settings.region().strip())).credentialsProvider(credentials(settings))
            .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE))
            .overrideConfiguration(times -> times.apiCallTimeout(PATIENCE))
            .serviceConfiguration(plain -> plain.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        return (endpoint == null ? builder : builder.endpointOverride(endpoint).forcePathStyle(true)).build();
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        return settings.accessKey().isBlank() ? DefaultCredentialsProvider.builder().build()
            : StaticCredentialsProvider.create(AwsBasicCredentials.create(settings.accessKey().strip(), settings.secret().value().strip()));
    }
}
