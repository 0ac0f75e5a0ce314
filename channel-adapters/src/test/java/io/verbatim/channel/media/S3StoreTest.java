package io.verbatim.channel.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.fake.FakeS3;
import io.verbatim.shared.StoreUnavailable;
import io.verbatim.shared.workspace.WorkspaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class S3StoreTest {
    private static final WorkspaceId ACME = WorkspaceId.next();
    private static final MediaId ID = MediaId.of("a cause");

    @TempDir
    private @Nullable Path scratch;
    private FakeS3 s3;
    private S3Store store;

    @BeforeEach
    void start() throws IOException {
        s3 = FakeS3.start();
        store = new S3Store(S3Clients.of(settings(FakeS3.BUCKET, FakeS3.SECRET_KEY)), settings(FakeS3.BUCKET, FakeS3.SECRET_KEY), scratch);
    }

    @AfterEach
    void stop() {
        store.close();
        s3.close();
    }

    @Test
    void keepsAFileAsAWhole() throws IOException {
        keep("first");
        keep("second, with ümlauts");

        var file = store.read(ACME, ID);
        assertThat(file.exists()).isTrue();
        assertThat(file.contentLength()).isEqualTo("second, with ümlauts".getBytes(UTF_8).length);
        assertThat(file.getContentAsString(UTF_8)).isEqualTo("second, with ümlauts");
        assertThat(s3.files()).containsOnlyKeys("verbatim/%s/%s".formatted(ACME, ID));
        assertThat(unfinished()).isZero();
    }

    @Test
    void leavesNothingOfAFileThatWasNotKept() throws IOException {
        try (var upload = store.begin(ACME, ID)) {
            upload.write("half".getBytes(UTF_8));
        }

        assertThat(s3.files()).isEmpty();
        assertThat(store.read(ACME, ID).exists()).isFalse();
        assertThat(unfinished()).isZero();
    }

    @Test
    void keepsWorkspacesApartAndForgetsWhatIsRemoved() throws IOException {
        keep("ours");

        assertThat(store.read(WorkspaceId.next(), ID).exists()).isFalse();
        store.remove(ACME, ID);
        store.remove(ACME, ID);

        assertThat(s3.files()).isEmpty();
    }

    @Test
    void saysThatTheStoreIsAway() throws IOException {
        keep("ours");
        s3.refuse(400);

        assertThatThrownBy(() -> keep("more")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.remove(ACME, ID)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.read(ACME, ID).exists()).isInstanceOf(StoreUnavailable.class);
        assertThat(unfinished()).isZero();
    }

    @Test
    void tidiesUpAfterWritersThatAreGone() throws IOException {
        var upload = store.begin(ACME, ID);

        store.tidy(Instant.EPOCH);
        assertThat(unfinished()).isEqualTo(1);
        store.tidy(Instant.parse("9999-01-01T00:00:00Z"));
        assertThat(unfinished()).isZero();
        upload.close();
    }

    @Test
    void refusesToStartWithWhatTheStoreDoesNotKnow() {
        assertThatThrownBy(() -> S3Clients.of(settings("nothing", FakeS3.SECRET_KEY))).isInstanceOf(UnusableSettings.class)
            .hasMessageContaining("404");
        assertThatThrownBy(() -> S3Clients.of(settings(FakeS3.BUCKET, "wrong"))).isInstanceOf(UnusableSettings.class)
            .hasMessageContaining("403");
        assertThatThrownBy(() -> settings(FakeS3.BUCKET, "")).isInstanceOf(UnusableSettings.class)
            .hasMessageContaining("VERBATIM_MEDIA_S3_SECRET_KEY");
        assertThat(settings(FakeS3.BUCKET, "my-secret").toString()).doesNotContain("my-secret");
    }

    @Test
    void isSetUpByTheEnvironment() {
        var source = new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(
            "VERBATIM_MEDIA_S3_BUCKET", "ours", "VERBATIM_MEDIA_S3_ACCESS_KEY", "key", "VERBATIM_MEDIA_S3_SECRET_KEY", "secret",
            "VERBATIM_MEDIA_DIR", "elsewhere"));
        var settings = new Binder(ConfigurationPropertySources.from(source)).bindOrCreate("verbatim.media.s3", S3Settings.class);

        assertThat(settings).isEqualTo(new S3Settings("ours", "", "us-east-1", "key", "secret", ""));
        assertThat(settings.isOn()).isTrue();
    }

    private S3Settings settings(String bucket, String secret) {
        return new S3Settings(bucket, s3.url(), "eu-central-1", FakeS3.ACCESS_KEY, secret, "verbatim/");
    }

    private void keep(String text) throws IOException {
        try (var upload = store.begin(ACME, ID)) {
            upload.write(text.getBytes(UTF_8));
            upload.keep();
        }
    }

    private long unfinished() throws IOException {
        try (var all = Files.walk(scratch)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
