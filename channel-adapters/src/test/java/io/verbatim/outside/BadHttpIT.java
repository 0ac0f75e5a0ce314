package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no decent client would make, down to bytes that are no HTTP. */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadHttpIT {

    private final Product product;
    private Entrances entrances;

    BadHttpIT(Product product) {
        this.product = product;
    }

    @BeforeAll
    void setUp() {
        entrances = Entrances.of(product);
    }

    @Test
    void refusesMethodsThatAreNotThere() {
        for (var entrance : entrances.all()) {
            for (var method : List.of("PROPFIND", "LOCK", "FOO")) {
                entrance.api().send(method, entrance.path(), BodyPublishers.ofString("{}"), "Content-Type", "application/json")
                    .isRefused(405, "method_not_allowed");
            }
        }
        assertThat(product.owner().send("PUT", "/v1/bots", BodyPublishers.noBody()).isRefused(405, "method_not_allowed").header("Allow"))
            .isEqualTo("GET, POST");
        product.owner().send("TRACE", "/v1/bots", BodyPublishers.noBody()).is(405).isProblem();
        entrances.chat().api().delete(entrances.chat().path()).isRefused(405, "method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png", "application/pdf"})
    void refusesToAnswerInAnotherForm(String form) {
        long before = product.events();

        product.owner().get("/v1/bots", "Accept", form).isRefused(406, "not_acceptable");
        product.owner().post("/v1/bots", "{\"name\": \"a\"}", "Accept", form).isRefused(406, "not_acceptable");
        entrances.chat().api().post(entrances.chat().path(), "{}", "Accept", form).isRefused(406, "not_acceptable");

        assertThat(product.events()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/*", "text/html, */*;q=0.1", "application/json;charset=utf-8",
        "application/json;q=0.5"})
    void answersThoseWhoTakeJson(String form) {
        product.owner().get("/v1/bots", "Accept", form).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "/", "a/b/c", ";;", "text/", "\"", "application/json; q=x"})
    void survivesAcceptHeadersThatAreNone(String form) {
        var answer = product.owner().get("/v1/bots", "Accept", form);

        assertThat(answer.status()).isIn(200, 400, 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/bots/%00", "/v1/bots/a%00b", "/v1/bots/..", "/v1/bots/../bots/x", "/v1/bots/%2e%2e/x", "/v1/bots/%2F",
        "/v1/bots/a%2Fb",
        "/v1/bots/%5C", "/v1/bots/;a=b", "/v1/bots/x;jsessionid=1", "/v1/bots/%", "/v1/bots/%zz", "/v1/bots/%FF", "/v1//bots/x",
        "//v1/bots/x", "/v1/bots/x//",
        "/v1/bots/%E2%82", "/v1/bots/{id}", "/v1/bots/<script>", "/v1/bots/\u00e9", "/v1/bots/x?%00", "/v1/bots/x?a=%", "/v1/bots/x?a=%zz",
        "/v1/bots/x#a",
        "/error", "/error/", "/v1", "/v1/", "/favicon.ico", "/WEB-INF/web.xml", "/actuator", "/actuator/env",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/v1/channels/chn_", "/v1/channels/bot_00000000000000000000000000", "/api/integrations/api/%00/session",
        "/api/integrations/api/%2F/session/",
        "/v1/bots/x|y", "/v1/bots/x^y", "/v1/bots/[x]", "http://other.example/v1/bots/x", "*", "/api", "/v1/bots?page=%00",
        "/v1/bots?page=1&page=%",
        "/v1/bots/%F0%9F%98%80", "/v1/bots/%u0041", "/v1/bots/x%0d%0aSet-Cookie:a=b", "/v1/bots/%2e", "/v1/bots/."})
    void refusesPathsThatLeadNowhere(String path) {
        var answer = new RawLine(product.port()).send("""
            GET %s HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Connection: close\r
            \r
            """.formatted(path, Product.OWNER_KEY));

        assertThat(answer.isProblem().status()).as(path + answer.text()).isBetween(400, 422);
        assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
    }

    static Stream<String> sessions() {
        return Stream.of("%00", "a%00b", "%2F", "..", "%2e%2e", ".", "%2e", "%", "%zz", "%FF", "%0a", "%7f", "x".repeat(201),
            "x".repeat(5_000), "x".repeat(20_000));
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void refusesSessionIdsThatCannotBe(String id) {
        long before = product.events();

        var answer = new RawLine(product.port()).send("POST", entrances.chat().path() + id + "/message/", entrances.chat().key(),
            "{\"message\": \"hi\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.isProblem().status()).as(answer.text()).isIn(400, 404, 405, 414);
        assertThat(product.events()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/9.9\r\n\r\n", "nonsense\r\n\r\n", "GET\r\n\r\n", "GET /v1/bots HTTP/1.1\r\n\r\n",
        "GET /v1/bots HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        "GET /v1/bots HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
        "GET /v1/bots HTTP/1.1\r\nHost: a\r\nBad Header: x\r\nConnection: close\r\n\r\n",
        "GET /v1/bots HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\nConnection: close\r\n\r\n",
        "GET /v1/bots HTTP/1.1\r\nHost: a\r\n: x\r\nConnection: close\r\n\r\n",
        "POST /v1/bots HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
        "POST /v1/bots HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
        "POST /v1/bots HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\nConnection: close\r\n\r\n{}",
        "POST /v1/bots HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\nConnection: close\r\n\r\n{}",
        "G\u00ffT /v1/bots HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"})
    void refusesWhatIsNoHttp(String request) {
        var answer = new RawLine(product.port()).send(request);

        assertThat(answer.isProblem().status()).as(answer.text()).isBetween(400, 505).isNotEqualTo(500);
    }

    @Test
    void refusesChunksThatAreNone() {
        long before = product.events();
        var answer = new RawLine(product.port()).send("""
            POST /v1/bots HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Content-Type: application/json\r
            Transfer-Encoding: chunked\r
            Connection: close\r
            \r
            zz\r
            {}\r
            0\r
            \r
            """.formatted(Product.OWNER_KEY));

        answer.is(400).isProblem();
        assertThat(product.events()).isEqualTo(before);
    }

    @Test
    void refusesHeadersWithoutEnd() {
        var junk = IntStream.range(0, 400).mapToObj("X-Junk-%d: yes\r\n"::formatted).reduce("", String::concat);
        var answers = List.of(
            new RawLine(product.port()).send("GET /v1/bots HTTP/1.1\r\nHost: a\r\n%sConnection: close\r\n\r\n".formatted(junk)),
            new RawLine(product.port()).send(
                "GET /v1/bots HTTP/1.1\r\nHost: a\r\nX: %s\r\nConnection: close\r\n\r\n".formatted("x".repeat(20_000))),
            new RawLine(product.port()).send(
                "GET /v1/bots/%s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".formatted("x".repeat(20_000))));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.isProblem().status()).isIn(400, 401, 414, 431));
    }
}
