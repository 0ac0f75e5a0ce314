package io.verbatim.channel.media;

import io.verbatim.shared.workspace.WorkspaceId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.core.io.Resource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Files in a bucket. They are written to this machine's disk first, for what is stored must have been looked at as a whole. */
final class S3Store implements MediaStore, AutoCloseable {
    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final Unfinished unfinished;

    S3Store(S3Client client, S3Settings settings, Path scratch) {
        this.client = client;
        this.bucket = settings.bucket();
        this.prefix = settings.prefix();
        this.unfinished = new Unfinished(scratch);
    }

    @Override
    public Upload begin(WorkspaceId workspace, MediaId id) throws IOException {
        return unfinished.begin(unfinished.root(), id, part -> put(key(workspace, id), part));
    }

    @Override
    public Resource read(WorkspaceId workspace, MediaId id) {
        return new S3File(client, bucket, key(workspace, id));
    }

    @Override
    public void remove(WorkspaceId workspace, MediaId id) throws IOException {
        try {
            client.deleteObject(asked -> asked.bucket(bucket).key(key(workspace, id)));
        } catch (SdkException e) {
            throw new IOException("The store does not delete", e);
        }
    }

    @Override
    public void tidy(Instant before) throws IOException {
        unfinished.tidy(before);
    }

    @Override
    public void close() {
        client.close();
    }

    private void put(String key, Path part) throws IOException {
        try {
            client.putObject(asked -> asked.bucket(bucket).key(key), RequestBody.fromFile(part));
        } catch (SdkException e) {
            throw new IOException("The store does not take the file", e);
        }
    }

    private String key(WorkspaceId workspace, MediaId id) {
        return "%s%s/%s".formatted(prefix, workspace, id);
    }
}
