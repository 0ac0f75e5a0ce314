package io.verbatim.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.StoreUnavailable;
import io.verbatim.shared.workspace.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class BadRequestsTest {
    private final World world;
    private final int port;
    private String owner = "";

    BadRequestsTest(@Autowired World world, @LocalServerPort int port) {
        this.world = world;
        this.port = port;
    }

    @BeforeEach
    void signIn() {
        owner = world.key(World.HOME, Role.OWNER);
    }

    @AfterEach
    void calmDown() {
        world.trouble = null;
    }

    @Test
    void asksForACredential() {
        var answer = Call.to(port, "/v1/bots").get();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(Call.to(port, "/v1/bots").as("wrong").get().status()).isEqualTo(401);
        assertThat(Call.to(port, "/v1/bots").header("Authorization", "Basic " + owner).get().status()).isEqualTo(401);
    }

    @Test
    void letsARoleDoOnlyWhatItMay() {
        var viewer = world.key(World.HOME, Role.VIEWER);

        assertThat(Call.to(port, "/v1/bots").as(viewer).get().status()).isEqualTo(200);
        assertThat(Call.to(port, "/v1/bots").as(viewer).post("{'name': 'x'}").code()).isEqualTo("forbidden");
    }

    @Test
    void isNotDeceivedByTheSpellingOfAnAddress() {
        var viewer = world.key(World.HOME, Role.VIEWER);

        assertThat(Call.to(port, "/v1/api%2Dkeys").as(viewer).get().status()).isEqualTo(403);
        assertThat(Call.to(port, "/v1;a=b/api-keys;c").as(viewer).get().status()).isEqualTo(403);
        assertThat(Call.to(port, "/%76%31/bots").get().status()).isEqualTo(401);
        assertThat(Call.to(port, "/v1/nothing").as(viewer).get().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{ | 400 | malformed_request",
        "{'name': 'a', 'name': 'b'} | 400 | malformed_request",
        "[] | 422 | invalid",
        "{'name': 'a\\u0000'} | 422 | invalid",
        "{'name': 'a', 'colour': 1} | 422 | invalid",
        "{'name': 1} | 422 | invalid",
        "{'name': ' '} | 422 | invalid",
        "{} | 422 | invalid",
    })
    void refusesBodies(String json, int status, String code) {
        var answer = to("/v1/bots").post(json);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text("/instance")).isEqualTo("/v1/bots");
    }

    @Test
    void takesJsonOnly() {
        assertThat(to("/v1/bots").raw("POST", "text/plain", BodyPublishers.ofString("{\"name\":\"a\"}")).code())
            .isEqualTo("unsupported_media_type");
        assertThat(to("/v1/bots").raw("POST", "nonsense", BodyPublishers.ofString("{\"name\":\"a\"}")).status()).isEqualTo(415);
        assertThat(to("/v1/bots").raw("POST", "application/json; charset=utf-8", BodyPublishers.ofString("{\"name\":\"a\"}")).status())
            .isEqualTo(201);
    }

    @Test
    void givesJsonOnly() {
        assertThat(to("/v1/bots").header("Accept", "text/html").get().code()).isEqualTo("not_acceptable");
        assertThat(to("/v1/bots").header("Accept", ";;").get().status()).isEqualTo(406);
    }

    @Test
    void knowsItsMethods() {
        var answer = to("/v1/bots").delete();

        assertThat(answer.code()).isEqualTo("method_not_allowed");
        assertThat(answer.header("Allow")).contains("GET", "POST");
    }

    @Test
    void refusesBodiesOverTheLimitHoweverTheyCome() {
        byte[] large = ("{\"name\":\"" + "a".repeat(Body.LIMIT) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertThat(to("/v1/bots").raw("POST", "application/json", BodyPublishers.ofByteArray(large)).code()).isEqualTo("too_large");
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        assertThat(to("/v1/bots").raw("POST", "application/json", chunked).code()).isEqualTo("too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/v1", "/v1/nothing", "/v1/bots/x", "/v1/bots/bot_", "/v1/bots/chn_00000000000000000000000000",
        "/v1/bots/bot_0000000000000000000000000%20", "/v1/bots/%E2%82%AC", "/v1/bots/%0A", "/v1//bots", "/v1/bots%2Fx", "/v1/bots/a%5Cb",
        "/v1/bots/bot_UUUUUUUUUUUUUUUUUUUUUUUUUU", "/v1/integrations/x", "/v1/channels/x", "/v1/conversations/x"})
    void answersNotFoundToAddressesThatLeadNowhere(String path) {
        var answer = to(path).get();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/bots/%00 HTTP/1.1", "GET /v1/bots/%zz HTTP/1.1", "GET /v1/bots/<x> HTTP/1.1",
        "GET /v1/bots/%ff HTTP/1.1", "GET /../v1 HTTP/1.1",
        "GET /v1/bots?a=%zz HTTP/1.1", "G@T / HTTP/1.1", "GET / HTTP/9.9", "BREW / HTTP/1.1", "TRACE / HTTP/1.1",
        "GET /v1/bots/{x} HTTP/1.1", "GET /error HTTP/1.1", "GET"})
    void answersAProblemToWhatTheServerCannotRead(String line) throws IOException {
        var answer = raw(line + "\r\nHost: localhost\r\nAuthorization: Bearer " + owner + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)http/1.1 (4\\d\\d|505) .*").doesNotContain("<html", "jetty", "exception");
        assertThat(answer).contains("content-type: application/problem+json").contains("\"code\":");
    }

    /** Else the next request would go to a connection that is closed. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/bots/%00 HTTP/1.1", "GET /v1/bots/%zz HTTP/1.1", "TRACE / HTTP/1.1", "GET /v1/bots HTTP/1.1\r\nX-A: \u0001"})
    void saysThatItClosesWhatItDoesNotReadOn(String line) throws IOException {
        assertThat(raw(line + "\r\nHost: localhost\r\n\r\n")).contains("connection: close");
    }

    @Test
    void answersWhoSendsMoreThanAnybodyReads() throws IOException {
        var large = "a".repeat(2 * Body.LIMIT);

        for (String path : new String[] {"/v1/bots", "/v1/nothing", "/nothing"}) {
            assertThat(raw("POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, large.length(), large))).startsWith("http/1.1 4").contains("problem+json");
        }
    }

    /** Else the request that a client sends behind it is lost. */
    @ParameterizedTest
    @ValueSource(strings = {"POST /nothing 10", "POST /nothing 2097153", "POST /v1/bots 10", "POST /v1/bots 2097153", "POST /v1/bots 4000000",
        "POST /v1/bots 10 chunked", "POST /v1/bots 1500000 chunked", "POST /v1/bots 4000000 chunked", "GET /v1/bots 2097153",
        "GET /v1/bots 100 chunked", "POST /v1/bots 10 expected", "POST /v1/bots 1500000 expected"})
    void closesNoConnectionWithoutAWord(String request) throws IOException {
        var words = request.split(" ");
        int length = Integer.parseInt(words[2]);
        var head = "%s %s HTTP/1.1\r\nHost: a\r\n".formatted(words[0], words[1]);
        var body = "a".repeat(length);
        var whole = switch (words.length == 3 ? "" : words[3]) {
            case "chunked" -> head + "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n".formatted(length, body);
            case "expected" -> head + "Expect: 100-continue\r\nContent-Length: %d\r\n\r\n".formatted(length);
            default -> head + "Content-Length: %d\r\n\r\n%s".formatted(length, body);
        };

        var answers = raw(whole + "GET /v1/bots HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").split("(?=http/1.1 )", -1);

        assertThat(answers).satisfiesAnyOf(two -> assertThat(two).hasSize(2),
            one -> assertThat(one).singleElement().asString().contains("connection: close"));
    }

    @Test
    void answersAProblemToBadHeaders() throws IOException {
        assertThat(raw("GET /v1/bots HTTP/1.1\r\n\r\n")).startsWith("http/1.1 400").contains("problem+json");
        assertThat(raw("POST /v1/bots HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n")).startsWith("http/1.1 400")
            .contains("problem+json");
    }

    @Test
    void saysWhenTheStoreIsAway() {
        world.trouble = new StoreUnavailable("jdbc:secret", new IllegalStateException());

        var answer = to("/v1/bots").get();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.toString()).doesNotContain("secret");
    }

    @Test
    void keepsAccidentsToItself() {
        world.trouble = new IllegalStateException("secret");

        var answer = to("/v1/bots").get();

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("internal_error");
        assertThat(answer.toString()).doesNotContain("secret");
    }

    private Call to(String path) {
        return Call.to(port, path).as(owner);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        }
    }
}
