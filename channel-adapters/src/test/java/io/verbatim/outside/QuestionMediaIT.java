package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that users send: fetched, looked at, kept, given out. */
@ExtendWith(Running.class)
class QuestionMediaIT {
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n and so on".getBytes(StandardCharsets.ISO_8859_1);

    private final Product product;
    private final FakeBackend files = FakeBackend.start();

    QuestionMediaIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void keepsAFileForWhoHasItsLink() {
        files.will(Behaviour.answers(200, PNG, "Content-Type: text/html"));
        var chat = product.bot(flow("")).channel();
        chat.start("{\"session_id\": \"s\"}").is(200);

        var told = chat.send("s", attachment("../cat.png")).is(200).textAt("/message/text").split(" ");

        assertThat(told).hasSize(5).contains("cat.png", "image/png", String.valueOf(PNG.length));
        assertThat(told[4]).matches("[0-9a-f]{64}");
        var link = URI.create(told[0]);
        var file = product.with("").get(link.getPath() + "?" + link.getQuery()).is(200);
        assertThat(file.header("Content-Type")).isEqualTo("image/png");
        assertThat(file.header("Content-Disposition")).startsWith("attachment").contains("cat.png");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        product.with("").get(link.getPath() + "?" + link.getQuery(), "Range", "bytes=1-3").is(206);
        product.with("").get(link.getPath() + "?" + link.getQuery().replace("signature=", "signature=0")).isRefused(404, "not_found");
        product.with("").get(link.getPath() + "?" + link.getQuery().replaceFirst("expires=1", "expires=2")).isRefused(404, "not_found");
        product.with("").get(link.getPath()).isRefused(404, "not_found");
        product.owner().get("/v1" + link.getPath()).is(200);
    }

    @Test
    void keepsAFileForGoodForWhoHasAKey() {
        files.will(Behaviour.answers(200, PNG));
        var chat = product.bot(flow("\"storage\": \"permanent\", ")).channel();
        chat.start("{\"session_id\": \"s\"}").is(200);

        var link = URI.create(chat.send("s", attachment("cat.png")).is(200).textAt("/message/text").split(" ")[0]);

        assertThat(link.getPath()).startsWith("/v1/media/");
        product.with("").get(link.getPath()).isRefused(401, "unauthenticated");
        product.with("").get(link.getPath().replace("/v1", "")).isRefused(404, "not_found");
        product.owner().get(link.getPath()).is(200);
    }

    @Test
    void asksAgainWhereTheFileIsNotWhatItSeems() {
        files.will(Behaviour.answers(200, "just words", "Content-Type: image/png"), Behaviour.answers(200, new byte[11 << 20]),
            Behaviour.answers(404, ""));
        var chat = product.bot(flow("")).channel();
        chat.start("{\"session_id\": \"s\"}").is(200);

        assertThat(chat.send("s", attachment("cat.png")).is(200).textAt("/message/text")).isEqualTo("A picture, please.");
        assertThat(chat.send("s", attachment("cat.png")).is(200).textAt("/message/text")).isEqualTo("A picture, please.");
        assertThat(chat.say("s", "here").is(200).textAt("/message/text")).isEqualTo("A picture, please.");
        assertThat(chat.send("s", attachment("cat.png")).is(200).textAt("/message/text")).isEqualTo("Failed.");
    }

    private String attachment(String name) {
        return "{\"attachments\": [{\"url\": \"%s\", \"filename\": \"%s\", \"mime_type\": \"image/png\"}]}".formatted(files.url(), name);
    }

    private static String flow(String storage) {
        return """
            {"variables": [{"name": "f", "type": "object"}],
             "components": [{"id": "start", "type": "start", "next": "ask"},
               {"id": "ask", "type": "question_media", "text": "Your picture?", "accept": ["image"], "variable": "f", %s
                "error_text": "A picture, please.", "next": "tell", "error": "failed"},
               {"id": "tell", "type": "end", "text": "{f.url} {f.filename} {f.mime_type} {f.size} {f.sha256}"},
               {"id": "failed", "type": "end", "text": "Failed."}]}""".formatted(storage);
    }
}
