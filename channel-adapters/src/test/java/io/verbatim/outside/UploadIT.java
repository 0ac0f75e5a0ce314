package io.verbatim.outside;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that come with a request. */
@ExtendWith(Running.class)
class UploadIT {
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n and so on".getBytes(ISO_8859_1);

    private final Product product;

    UploadIT(Product product) {
        this.product = product;
    }

    @Test
    void isKeptUntilItIsDeleted() {
        var answer = upload("?filename=cat.png", PNG).is(201);

        var path = URI.create(answer.textAt("/data/url")).getPath();
        assertThat(answer.header("Location")).endsWith(path);
        assertThat(answer.textAt("/data/mime_type")).isEqualTo("image/png");
        assertThat(product.owner().get(path).is(200).header("Content-Disposition")).contains("cat.png");
        product.with("").get(path).isRefused(401, "unauthenticated");
        assertThat(answer.textAt("/data/created_at")).isEqualTo(answer.textAt("/data/updated_at")).isNotEmpty();
        var tag = product.owner().get(path).header("ETag");
        assertThat(tag).isEqualTo(answer.header("ETag")).isNotEmpty();
        product.owner().get(path, "If-None-Match", tag).is(304);
        product.owner().delete(path, "If-Match", "\"999\"").isRefused(412, "precondition_failed");
        product.owner().delete(path, "If-Match", tag).is(204);
        product.owner().get(path).isRefused(404, "not_found");
        product.owner().delete(path).isRefused(404, "not_found");
    }

    @Test
    void isKeptOnceHoweverOftenItIsSent() {
        var first = upload("?filename=cat.png", PNG, "Idempotency-Key", "cat-1").is(201);

        upload("?filename=cat.png", PNG, "Idempotency-Key", "cat-1").isReplayOf(first);
        upload("?filename=dog.png", PNG, "Idempotency-Key", "cat-1").isRefused(409, "idempotency_key_reused");
        upload("?filename=cat.png", (new String(PNG, ISO_8859_1) + "!").getBytes(ISO_8859_1), "Idempotency-Key", "cat-1")
            .isRefused(409, "idempotency_key_reused");
        upload("?filename=cat.png", PNG, "Idempotency-Key", "cat-2").is(201).isFirst();
    }

    @Test
    void hasALinkForADayWhereItIsTemporary() {
        var link = URI.create(upload("?storage=temporary", PNG).is(201).textAt("/data/url"));

        product.with("").get(link.getPath() + "?" + link.getQuery()).is(200);
    }

    @Test
    void isRefusedWhereItIsNotAFile() {
        upload("", new byte[0]).isRefused(422, "invalid");
        upload("", new byte[] {0x7f, 'E', 'L', 'F'}).isRefused(422, "invalid");
        upload("?storage=shelf", PNG).isRefused(422, "invalid");
        product.with("").send("POST", "/v1/media", BodyPublishers.ofByteArray(PNG)).isRefused(401, "unauthenticated");
    }

    @Test
    void isRefusedWhereItIsTooLarge() {
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[(25 << 20) + 1]));

        upload("", new byte[(25 << 20) + 1]).isRefused(413, "too_large");
        product.owner().send("POST", "/v1/media", chunked, "Content-Type", "image/png").isRefused(413, "too_large");
    }

    static byte[] png() {
        return PNG.clone();
    }

    private Answer upload(String query, byte[] file, String... headers) {
        var all = Stream.concat(Stream.of("Content-Type", "application/octet-stream"), Stream.of(headers)).toArray(String[]::new);
        return product.owner().send("POST", "/v1/media" + query, BodyPublishers.ofByteArray(file), all);
    }
}
