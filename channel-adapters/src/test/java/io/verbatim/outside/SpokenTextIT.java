package io.verbatim.outside;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.media.Found;
import io.verbatim.channel.media.MediaShelf;
import io.verbatim.channel.media.Stored;
import io.verbatim.channel.speech.SpokenText;
import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.shared.workspace.WorkspaceId;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What channels are offered, where nothing is set up: replies in the embedded voice, and a place for files. */
@ExtendWith(Running.class)
class SpokenTextIT {
    private static final WorkspaceId ACME = WorkspaceId.next();
    private static final WorkspaceId OTHER = WorkspaceId.next();

    private final Product product;

    SpokenTextIT(Product product) {
        this.product = product;
    }

    @Test
    void isHadByWhoeverHasItsLink() {
        var spoken = product.context().getBean(SpokenText.class);

        var link = URI.create(spoken.link(ACME, "conv", "dlv-1", "Hello, Anna!", Locale.ENGLISH).orElseThrow());

        var answer = product.with("").get(link.getPath() + "?" + link.getQuery()).is(200);
        assertThat(answer.header("Content-Type")).isEqualTo("audio/wav");
        assertThat(answer.header("Content-Disposition")).contains("voice.wav");
    }

    @Test
    void isSpokenOnceForACause() {
        var spoken = product.context().getBean(SpokenText.class);

        var link = spoken.link(ACME, "conv", "dlv-2", "Once.", null);

        assertThat(spoken.link(ACME, "conv", "dlv-2", "Once.", null)).isEqualTo(link);
        assertThat(spoken.link(OTHER, "conv", "dlv-2", "Once.", null)).isNotEqualTo(link);
        product.context().getBean(JdbcClient.class)
            .sql("update media set expires_at = clock_timestamp() + interval '7 hours' where workspace_id = ?")
            .param(ACME.value()).update();
        var again = URI.create(spoken.link(ACME, "conv", "dlv-2", "Once.", null).orElseThrow());
        product.with("").get(again.getPath() + "?" + again.getQuery()).is(200);
    }

    @Test
    void isNotThereWhereThereAreNoWords() {
        assertThat(product.context().getBean(SpokenText.class).link(ACME, "conv", "dlv-3", "🙂", null)).isEmpty();
    }

    @Test
    void filesOfChannelsAreFetchedWithTheirTokenAndChecked() {
        var shelf = product.context().getBean(MediaShelf.class);
        try (var graph = FakeBackend.start().will(Behaviour.answers(200, "OggS".getBytes(ISO_8859_1)))) {
            var good = shelf.fetch(found(graph.url(), "aNntKtskRY/xc9sGtBudG24ih2TEVwMNY/rRGwK/rh4="));

            assertThat(good).isInstanceOfSatisfying(Stored.Kept.class, kept -> assertThat(kept.mimeType()).isEqualTo("audio/ogg"));
            assertThat(shelf.read(ACME, "wamid.1")).hasValueSatisfying(bytes -> assertThat(bytes).hasSize(4));
            assertThat(shelf.read(OTHER, "wamid.1")).isEmpty();
            assertThat(graph.received().getFirst().header("Authorization")).isEqualTo("Bearer token");
            assertThat(shelf.fetch(found(graph.url(), "0".repeat(64)))).isEqualTo(new Stored.Unwanted("wrong_hash"));
        }
    }

    private static Found found(String url, String sha256) {
        return new Found(ACME, "conv", "wamid.1", url, Map.of("Authorization", "Bearer token"), null, sha256, 1_000, false);
    }
}
