package io.verbatim.channel.media;

import io.verbatim.shared.StoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A file in a bucket, asked after once. */
final class S3File extends AbstractResource {
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private @Nullable HeadObjectResponse head;

    S3File(S3Client client, String bucket, String key) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
    }

    /** @throws StoreUnavailable if nobody can say now */
    @Override
    public boolean exists() {
        try {
            head();
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw unavailable(e);
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    @Override
    public long contentLength() {
        return head().contentLength();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        try {
            return client.getObject(asked -> asked.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw new IOException("The store does not give the file", e);
        }
    }

    @Override
    public String getDescription() {
        return "a file in the bucket " + bucket;
    }

    private HeadObjectResponse head() {
        var known = head;
        if (known == null) {
            known = client.headObject(asked -> asked.bucket(bucket).key(key));
            head = known;
        }
        return known;
    }

    private static StoreUnavailable unavailable(SdkException cause) {
        return new StoreUnavailable("The store of files cannot be reached", cause);
    }
}
