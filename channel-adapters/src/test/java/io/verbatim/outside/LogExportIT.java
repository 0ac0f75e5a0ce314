package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** All events and all conversations as streams. */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogExportIT {
    private static final String EVENTS = "/v1/export/events";
    private static final String CONVERSATIONS = "/v1/export/conversations";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int MOST_JUDGED = 10_000;

    private final Product product;
    private final Bot bot;
    private final Chat chat;
    private final Answer anna;
    /** All from where the talks of this class began: what other tests have brought about may be very much. */
    private final String ours;

    /** People talk, whatever others have said before. */
    LogExportIT(Product product) {
        this.product = product;
        this.bot = product.bot(Flows.greeting("Well?"));
        this.chat = bot.channel();
        this.anna = chat.start("{\"session_id\": \"=anna\"}").is(200);
        chat.say("=anna", "=1+1, \\\"quoted\\\"\\nünd").is(200);
        chat.start("{\"session_id\": \"ben\"}").is(200);
        this.ours = EVENTS + "?from=" + chat.events(anna.textAt("/conversation_id")).getFirst().get("position").asLong();
    }

    @Test
    void givesEveryEventAsTheAuditTrailShowsIt() {
        var conversation = anna.textAt("/conversation_id");

        var lines = lines(product.owner().get(ours).is(200).text());

        assertThat(lines.stream().filter(line -> line.at("/payload/conversation_id").asString().equals(conversation)))
            .containsExactlyElementsOf(chat.events(conversation));
        assertThat(lines).extracting(line -> line.get("position").asLong()).isSorted().doesNotHaveDuplicates();
        assertThat(lines).extracting(line -> line.get("type").asString()).contains("conversation.SessionStarted", "conversation.TurnCompleted");
        assertThat(types(product.owner(), EVENTS + "?to=50")).contains("workspace.WorkspaceOpened", "workspace.KeyIssued");
    }

    @Test
    void goesOnFromAPosition() {
        var whole = product.owner().get(ours).is(200);
        var all = lines(whole.text());
        var middle = all.get(all.size() / 2).get("position").asLong();

        var first = product.owner().get(ours + "&to=" + middle).is(200);
        var rest = product.owner().get(EVENTS + "?from=" + (middle + 1)).is(200);

        assertThat(first.header("x-export-end")).isEqualTo(Long.toString(middle));
        assertThat(first.text() + rest.text()).startsWith(whole.text());
        assertThat(product.owner().get(EVENTS + "?from=999999999999").is(200).text()).isEmpty();
    }

    @Test
    void narrowsToTimesAndTypes() {
        var all = lines(product.owner().get(EVENTS + "?types=conversation.SessionStarted,bot.BotPublished").is(200).text());
        var started = all.getLast().get("recorded_at").asString();

        var at = lines(product.owner().get(EVENTS + "?types=SessionStarted&from=%s&to=%s".formatted(started, started)).is(200).text());

        assertThat(all).extracting(line -> line.get("type").asString()).containsOnly("bot.BotPublished", "conversation.SessionStarted");
        assertThat(at).contains(all.getLast()).hasSizeLessThan(all.size());
        assertThat(product.owner().get(EVENTS + "?to=2020-01-01T00:00:00Z").is(200).text()).isEmpty();
    }

    /** Whatever other tests have brought about, too. */
    @Test
    void givesEventsAsTheirSchemasSay() throws Exception {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var listed = product.owner().get("/v1/schemas?per_page=100").is(200).at("/data");
        var schemas = listed.valueStream().collect(Collectors.toMap(each -> each.get("name").asString() + each.get("revision").asString(),
            each -> registry.getSchema(product.owner().get(each.get("url").asString()).is(200).json())));

        assertThat(listed).hasSizeGreaterThan(60);
        try (var events = streamed(EVENTS)) {
            assertThat(events.limit(MOST_JUDGED).map(Answer::json)).allSatisfy(event ->
                assertThat(schemas.get(event.get("type").asString() + event.get("revision").asString()).validate(event.get("payload")))
                    .as(event.toString()).isEmpty());
        }
        assertThat(product.owner().get("/v1/schemas/asyncapi").is(200).textAt("/asyncapi")).isEqualTo("3.0.0");
        product.owner().get("/v1/schemas/bot.BotChanged/9").isRefused(404, "not_found");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        var owner = product.owner();

        owner.get(EVENTS + "?from=yesterday&to=-1&types=bot.Nonsense").isInvalid("from", "to", "types");
        owner.get(EVENTS + "?from=9&to=8").isInvalid("to");
        owner.get(EVENTS + "?format=xml").isInvalid("format");
        owner.get(CONVERSATIONS + "?bot_id=x&after=y").isInvalid("bot_id", "after");
        owner.get(CONVERSATIONS + "?status=sleepy").isInvalid("status");
    }

    @Test
    void isForAnalystsAndLeavesOutTheirMembersAndKeys() {
        var analyst = product.with(key("analyst"));

        assertThat(types(analyst, ours)).contains("conversation.SessionStarted").noneMatch(type -> type.startsWith("workspace."));
        assertThat(types(analyst, EVENTS + "?to=50")).noneMatch(type -> type.startsWith("workspace."));
        product.with(key("viewer")).get(EVENTS).isRefused(403, "forbidden");
        product.with(key("viewer")).get(CONVERSATIONS).isRefused(403, "forbidden");
    }

    @Test
    void writesTablesThatSpreadsheetsDoNotCalculate() {
        var events = product.owner().get(ours + "&format=csv&types=conversation.UserMessageReceived").is(200);
        var conversations = product.owner().get(CONVERSATIONS + "?format=csv").is(200).text();

        assertThat(events.header("Content-Type")).startsWith("text/csv");
        assertThat(events.text()).startsWith("position,sequence,id,type,revision,recorded_at,actor,causation_id,correlation_id,payload\r\n")
            .contains("\\\"\"quoted\\\"\"", "ünd").endsWith("\"\r\n");
        assertThat(conversations).contains(",'=anna,").contains(",ben,");
    }

    @Test
    void packsWhatIsWantedPacked() throws Exception {
        var packed = raw(EVENTS + "?to=20", "Accept-Encoding", "br;q=1, gzip;q=0.5");

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo(product.owner().get(EVENTS + "?to=20").text());
        assertThat(raw(EVENTS + "?to=20", "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void givesARowForEveryConversation() {
        var ofBot = CONVERSATIONS + "?bot_id=" + bot.id();
        var rows = lines(product.owner().get(ofBot).is(200).text());
        var listed = product.owner().get(bot.path() + "/conversations").is(200).at("/data");

        assertThat(rows).hasSize(2).containsExactlyInAnyOrderElementsOf(listed);
        assertThat(lines(product.owner().get(ofBot + "&user_id=ben").is(200).text())).hasSize(1);
        assertThat(lines(product.owner().get(ofBot + "&q=%C3%BCnd").is(200).text())).hasSize(1);
        assertThat(lines(product.owner().get(ofBot + "&after=" + rows.getFirst().get("id").asString()).is(200).text()))
            .isEqualTo(rows.subList(1, rows.size()));
    }

    @Test
    void isOnRecord() {
        product.owner().get(EVENTS + "?to=7&format=csv").is(200);

        await().untilAsserted(() -> assertThat(product.owner().get("/v1/audit-log?per_page=100").is(200).at("/data").valueStream()
            .filter(row -> row.get("action").asString().equals("events_exported")).map(row -> row.get("after").toString()))
            .contains("{\"to\":\"7\",\"format\":\"csv\"}"));
    }

    private String key(String role) {
        return product.owner().post("/v1/api-keys", "{\"name\": \"%s\", \"role\": \"%s\"}".formatted(role, role))
            .is(201).textAt("/data/key");
    }

    private static List<String> types(Api api, String export) {
        return lines(api.get(export).is(200).text()).stream().map(line -> line.get("type").asString()).toList();
    }

    private static List<JsonNode> lines(String text) {
        return text.lines().map(Answer::json).toList();
    }

    private HttpResponse<byte[]> raw(String path, String... headers) throws IOException, InterruptedException {
        return CLIENT.send(request(path).headers(headers).build(), BodyHandlers.ofByteArray());
    }

    private Stream<String> streamed(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(path).build(), BodyHandlers.ofLines()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(product.address() + path)).header("Authorization", "Bearer " + Product.OWNER_KEY);
    }
}
