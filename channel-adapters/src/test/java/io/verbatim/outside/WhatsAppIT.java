package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.channel.whatsapp.Samples;
import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.FakeGraph;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Users of WhatsApp, Meta, and bots. */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatsAppIT {
    private static final String SPOKEN = """
        "type": "audio", "audio": {"id": "1003383421380002", "mime_type": "audio/ogg; codecs=opus", "voice": true}""";

    private static final String MILLIS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
    private static final String AWAY = """
        {"error": {"code": 131016, "message": "Service unavailable", "is_transient": true}}""";

    private final Product product;
    private final FakeGraph graph;
    private final FakeBackend ai = FakeBackend.start();

    WhatsAppIT(Product product) {
        this.product = product;
        this.graph = FakeGraph.at(product.graphPort());
    }

    @BeforeEach
    void begin() {
        graph.begin();
    }

    @AfterAll
    void close() {
        graph.close();
        ai.close();
    }

    @Test
    void talkToABotFromTheFirstWordToTheLastStatus() {
        var bot = product.bot(Flows.COUNTER).withoutEcho();
        bot.integration("AI", ai.will(Behaviour.says("Two weeks.")), "");
        var mara = Phone.of(bot, "491701234567", "");

        mara.says("Hello");
        await().untilAsserted(() -> assertThat(texts()).containsExactly("How can I help?"));
        mara.chooses("opt_ask", "A question");
        await().untilAsserted(() -> assertThat(texts()).containsExactly("How can I help?", "One moment.", "Two weeks.", "There you are.",
            "How can I help?"));

        assertThat(graph.messages()).allSatisfy(message -> {
            assertThat(message.path("to").asString()).isEqualTo("491701234567");
            assertThat(message.path("biz_opaque_callback_data").asString()).startsWith("dlv_");
        });
        assertThat(graph.messages().getFirst().at("/interactive/action/buttons/0/reply/id").asString()).isEqualTo("opt_ask");
        assertThat(graph.received("/messages").getFirst().header("Authorization")).isEqualTo("Bearer " + FakeGraph.TOKEN);
        await().untilAsserted(() -> assertThat(graph.received("/messages")).anyMatch(got -> got.body().contains("typing_indicator")));
        assertThat(trail(bot).text()).doesNotContain("491701234567", "wamid.");
        var reply = graph.messages().get(2).path("biz_opaque_callback_data").asString();
        mara.hears("read", "wamid.REPLY", reply);
        mara.hears("delivered", "wamid.REPLY", reply);
        await().untilAsserted(() -> assertThat(delivery(reply).textAt("/data/provider_status")).isEqualTo("read"));
        assertThat(delivery(reply).textAt("/data/state")).isEqualTo("delivered");
    }

    @Test
    void keepWhatTheUserSendsIfItIsWhatMetaSays() throws GeneralSecurityException {
        byte[] picture = "\u0089PNG\r\n\u001a\n and more".getBytes(StandardCharsets.ISO_8859_1);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(picture);
        graph.has(picture, HexFormat.of().formatHex(hash));
        var bot = product.bot(Flows.COUNTER);
        var mara = Phone.of(bot, "491700000006", "");

        mara.sends(image(Base64.getEncoder().encodeToString(hash), "The broken part"));
        await().untilAsserted(() -> assertThat(sentTo("491700000006")).hasSize(1));
        mara.sends(image("dGhpcyBpcyBub3QgYSByZWFsIGhhc2ggdmFsdWUgISE=", "Something else"));
        await().untilAsserted(() -> assertThat(sentTo("491700000006").size()).isGreaterThan(1));

        var events = trail(bot).text();
        assertThat(events).contains("/media/med_", "image/png", "The broken part", "Something else");
        assertThat(events.split("image/png", -1)).hasSize(2);
        assertThat(events.split("wrong_hash", -1)).hasSize(2);
        assertThat(missing(bot)).containsExactly("", "[{\"kind\":\"image\",\"reason\":\"wrong_hash\"}]");
        assertThat(graph.received("/files/").getFirst().header("Authorization")).isEqualTo("Bearer " + FakeGraph.TOKEN);
    }

    @Test
    void loseNoFileToAMomentInWhichMetaIsAway() throws GeneralSecurityException {
        var hash = has("\u0089PNG\r\n\u001a\n and more");
        graph.looksUp(Behaviour.answers(503, AWAY)).gives(Behaviour.answers(502, ""));
        var bot = product.bot(Flows.SHORT);

        Phone.of(bot, "491700000031", "").sends(image(hash, "The broken part"));

        await().untilAsserted(() -> assertThat(sentTo("491700000031")).hasSize(1));
        assertThat(graph.received("/1003383421380001?")).hasSize(3);
        assertThat(history(bot).get(0).at("/content/attachments/0/mime_type").asString()).isEqualTo("image/png");
        assertThat(missing(bot)).containsExactly("");
    }

    @Test
    void areOnRecordWithAFileThatNobodyHas() throws GeneralSecurityException {
        var hash = has("\u0089PNG\r\n\u001a\n and more");
        graph.gives(Behaviour.answers(404, "")).looksUp(Behaviour.answers(200, "{\"url\": \"http://127.0.0.1:%d/files/1\"}"
            .formatted(product.graphPort())), Behaviour.answers(400, "{\"error\": {\"code\": 100, \"message\": \"Unsupported get request\"}}"));
        var bot = product.bot(Flows.COUNTER);
        var mara = Phone.of(bot, "491700000032", "");

        mara.sends(image(hash, "The broken part"));
        mara.sends(image(hash, "").replace(", \"caption\": \"\"", ""));

        await().untilAsserted(() -> assertThat(missing(bot)).containsExactly("[{\"kind\":\"image\",\"reason\":\"http_404\"}]",
            "[{\"kind\":\"image\",\"reason\":\"http_400\"}]"));
        assertThat(heard(bot)).extracting(said -> said.path("text").asString()).containsExactly("The broken part", "[image]");
        assertThat(graph.received("/1003383421380001?")).hasSize(2);
        assertThat(trail(bot).text()).contains("http_404", "http_400");
    }

    @Test
    void areToldWhenWhatTheyHaveSpokenCannotBeHad() throws GeneralSecurityException {
        has("OggS and so on");
        graph.gives(Behaviour.answers(404, ""));
        var bot = product.bot(Flows.talk("{}"));
        var mara = Phone.of(bot, "491700000033", ", \"voice_failed_text\": \"Please write to me.\"");

        mara.sends(SPOKEN);
        await().untilAsserted(() -> assertThat(sentTo("491700000033")).hasSize(1));
        mara.sends(SPOKEN.replace("\"voice\"", "\"sha256\": \"dGhpcyBpcyBub3QgYSByZWFsIGhhc2ggdmFsdWUgISE=\", \"voice\""));
        await().untilAsserted(() -> assertThat(sentTo("491700000033")).hasSize(2));

        assertThat(texts()).containsExactly("Please write to me.", "Please write to me.");
        assertThat(missing(bot)).containsExactly("[{\"kind\":\"audio\",\"reason\":\"http_404\"}]",
            "[{\"kind\":\"audio\",\"reason\":\"wrong_hash\"}]");
        assertThat(trail(bot).text()).contains("voice_gone");
    }

    @Test
    void answerWhatAUserHasSpoken() throws GeneralSecurityException {
        byte[] voice = "OggS and so on".getBytes(StandardCharsets.ISO_8859_1);
        graph.has(voice, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(voice)));
        var mara = Phone.of(product.bot(Flows.talk("{}")), "491700000016", ", \"voice_failed_text\": \"Please write to me.\"");
        try (var server = FakeBackend.at(product.transcriptionPort())) {
            server.will(Behaviour.answers(200, "{\"text\": \"Where is my order?\"}"), Behaviour.answers(503, ""));

            mara.sends(SPOKEN);
            await().untilAsserted(() -> assertThat(sentTo("491700000016")).hasSize(1));
            mara.sends(SPOKEN);
            await().untilAsserted(() -> assertThat(sentTo("491700000016")).hasSize(2));

            assertThat(texts()).containsExactly("[Voice message] Where is my order?", "Please write to me.");
            assertThat(server.received().getFirst().line()).startsWith("POST /v1/audio/transcriptions ");
            assertThat(server.received().getFirst().body()).contains("filename=\"voice.ogg\"", "OggS and so on");
        }
    }

    @Test
    void leafThroughOptionsThatAreTooManyForAList() {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        var buttons = IntStream.rangeClosed(1, 23).mapToObj("{\"id\": \"o%1$d\", \"text\": \"Option %1$d\"}"::formatted).toList();
        bot.integration("AI", ai.will(Behaviour.answers(200, "{\"content\": \"Which?\", \"buttons\": %s}".formatted(buttons)),
            Behaviour.says("Taken.")), "");
        var mara = Phone.of(bot, "491700000017", "");

        mara.says("Hello");
        for (int page = 1; page <= 3; page++) {
            int pages = page;
            await().untilAsserted(() -> assertThat(sentTo("491700000017")).hasSize(pages));
            var last = rows(sentTo("491700000017").getLast()).getLast();
            mara.picks(last.path("id").asString(), last.path("title").asString());
        }

        await().untilAsserted(() -> assertThat(texts()).last().isEqualTo("Taken."));
        assertThat(sentTo("491700000017").subList(0, 3)).extracting(message -> rows(message).size()).containsExactly(10, 10, 5);
        assertThat(sentTo("491700000017").subList(0, 3).stream().flatMap(message -> rows(message).stream())
            .map(row -> row.path("title").asString()).filter(title -> title.startsWith("Option"))).hasSize(23).doesNotHaveDuplicates();
        assertThat(ai.received().getLast().body()).contains("Option 23").doesNotContain("More");
    }

    @Test
    void followUsersFromNumberToNumber() {
        var bot = product.bot(Flows.COUNTER);
        var mara = Phone.of(bot, "491700000008", "");

        mara.says("Known by the number alone");
        mara.sends("\"from_user_id\": \"DE.5820391\", \"type\": \"text\", \"text\": {\"body\": \"Known by both\"}");
        await().untilAsserted(() -> assertThat(sentTo("491700000008").size()).isGreaterThan(1));
        mara.sends("\"type\": \"system\", \"system\": {\"type\": \"user_changed_number\", \"wa_id\": \"491700000009\"}");
        var moved = new Phone(product, mara.channel(), "491700000009");
        moved.says("Known by the new one");

        await().untilAsserted(() -> assertThat(sentTo("491700000009")).isNotEmpty());
        assertThat(product.owner().get(bot.path() + "/conversations").is(200).at("/data").size()).isEqualTo(1);
    }

    @Test
    void knowUsersWhoAreNamedInTwoWaysAtOnce() {
        var bot = product.bot(Flows.COUNTER);
        var mara = Phone.of(bot, "491700000010", "");
        var messages = IntStream.range(0, 10).boxed().flatMap(user -> Stream.of("", "\"from_user_id\": \"DE.77%d\", ".formatted(user))
            .map(id -> """
                {"from": "49170001%04d", "id": "wamid.two.%d.%d", %s"type": "text", "text": {"body": "Hello"}}"""
                .formatted(user, user, id.length(), id))).collect(Collectors.joining(", "));

        mara.post(Phone.notification("\"messages\": [%s]".formatted(messages))).is(200);

        await().untilAsserted(() -> assertThat(graph.messages()).hasSizeGreaterThanOrEqualTo(20));
        assertThat(product.owner().get(bot.path() + "/conversations").is(200).at("/data").size()).isEqualTo(10);
    }

    @Test
    void putOnRecordWhatUsersChangeAndWhatCannotBeShown() {
        var bot = product.bot(Flows.COUNTER);
        var mara = Phone.of(bot, "491700000010", ", \"unsupported_text\": \"Words, please.\"");

        var hello = mara.says("Hallo");
        await().untilAsserted(() -> assertThat(sentTo("491700000010")).hasSize(1));
        mara.sends("\"type\": \"edit\", \"edit\": {\"original_message_id\": \"%s\", \"message\": %s}".formatted(hello,
            "{\"type\": \"text\", \"text\": {\"body\": \"Hello\"}}"));
        mara.sends("\"type\": \"revoke\", \"revoke\": {\"original_message_id\": \"%s\"}".formatted(hello));
        IntStream.range(0, 2).forEach(again -> mara.sends("\"type\": \"unsupported\", \"errors\": [{\"code\": 131051}]"));
        mara.sends("\"type\": \"location\", \"location\": {\"latitude\": 52.5, \"longitude\": 13.25, \"name\": \"Mill\"}");

        await().untilAsserted(() -> assertThat(history(bot).valueStream().filter(said -> said.path("role").asString().equals("user"))
            .map(said -> said.path("type").asString() + " " + said.path("text").asString())).containsExactly("text Hallo", "edit Hello",
                "revoke ", "unsupported [unsupported]", "unsupported [unsupported]", "location Mill, 52.5, 13.25"));
        assertThat(texts()).filteredOn("Words, please."::equals).hasSize(1);
        assertThat(history(bot).valueStream().filter(said -> said.path("type").asString().equals("edit"))
            .map(said -> said.at("/content/original_message_id").asString())).containsExactly(history(bot).get(0).path("id").asString());
    }

    @Test
    void showPicturesThatMetaCannotFetch() {
        var url = product.owner().send("POST", "/v1/media?filename=cat.png", BodyPublishers.ofString("\u0089PNG\r\n\u001a\n and so on",
            StandardCharsets.ISO_8859_1)).is(201).textAt("/data/url");
        var bot = product.bot("""
            {"components": [{"id": "start", "type": "start", "next": "cat"},
              {"id": "cat", "type": "media", "media_type": "image", "media_url": "%s", "caption": "A cat", "next": "end"},
              {"id": "end", "type": "end"}]}""".formatted(url));

        IntStream.range(14, 16).mapToObj(number -> "4917000000" + number).forEach(number -> Phone.of(bot, number, "").says("Hello"));

        await().untilAsserted(() -> assertThat(graph.messages()).extracting(said -> said.at("/image/id").asString(""))
            .containsExactly(FakeGraph.UPLOADED, FakeGraph.UPLOADED));
        assertThat(graph.received("/media ").getFirst().body()).contains("cat.png", "image/png", "and so on");
    }

    @Test
    void getOneTemplateInPlaceOfAMessageThatComesTooLate() {
        var bot = product.bot(Flows.greeting("Word ".repeat(1_000)));
        var mara = Phone.of(bot, "491700000018", ", \"template\": {\"name\": \"reengage\", \"language\": \"en_US\"}");
        graph.sends(Behaviour.answers(429, Samples.json("responses/error_130429_throughput.json").path("body").toString()));

        mara.post(Phone.notification(mara.message("wamid.yesterday", "\"type\": \"text\", \"text\": {\"body\": \"Hi\"}")
            .replaceFirst("\"timestamp\": \"[0-9]+\"", "\"timestamp\": \"1767225600\""))).is(200);

        await().untilAsserted(() -> assertThat(deliveries(mara)).containsExactly("delivered"));
        assertThat(sentTo("491700000018")).hasSize(2)
            .allSatisfy(message -> assertThat(message.at("/template/name").asString()).isEqualTo("reengage"));
        var said = delivery(idOf(sentTo("491700000018").getFirst()));
        assertThat(said.each("/data/attempts", "/template")).as("as %s", said.text()).hasSizeGreaterThan(1).containsOnly("reengage");
        assertThat(said.textAt("/data/attempts/0/detail")).isEqualTo("error_130429");
        assertThat(trail(bot).text()).contains("\"template\":\"reengage\"");
    }

    @Test
    void keepWhatMetaRefusedBesideTheTemplateThatWentInPlace() {
        var mara = Phone.of(product.bot(Flows.SHORT), "491700000020", ", \"template\": {\"name\": \"reengage\", \"language\": \"en_US\"}");
        graph.sends(tooLate());

        mara.says("Hello");

        await().untilAsserted(() -> assertThat(deliveries(mara)).containsExactly("delivered"));
        var said = delivery(idOf(sentTo("491700000020").getFirst()));
        assertThat(said.each("/data/attempts", "/outcome")).containsExactly("retry", "accepted");
        assertThat(said.each("/data/attempts", "/status")).containsExactly("400", "200");
        assertThat(said.textAt("/data/attempts/0/reason")).isEqualTo("window_closed");
        assertThat(said.textAt("/data/attempts/0/detail")).isEqualTo("error_131047");
        assertThat(said.at("/data/attempts/0").path("template").isNull()).isTrue();
        assertThat(said.textAt("/data/attempts/1/template")).isEqualTo("reengage");
    }

    @Test
    void sayWhatMetaAnsweredWhereThereIsNoTemplate() {
        var mara = Phone.of(product.bot(Flows.SHORT), "491700000021", "");
        graph.sends(tooLate());

        mara.says("Hello");

        await().untilAsserted(() -> assertThat(deliveries(mara)).containsExactly("failed"));
        var said = delivery(idOf(sentTo("491700000021").getFirst()));
        assertThat(said.textAt("/data/reason")).isEqualTo("window_closed");
        assertThat(said.textAt("/data/detail")).isEqualTo("error_131047");
        assertThat(said.at("/data/attempts/0/status").intValue()).isEqualTo(400);
    }

    @Test
    void putOnRecordWhatIsCutShort() {
        var mara = Phone.of(product.bot("""
            {"variables": [{"name": "size", "type": "string"}],
             "components": [{"id": "start", "type": "start", "next": "sizes"},
              {"id": "sizes", "type": "question_list", "text": "Which?", "variable": "size", "button_text": "Sizes",
               "options": [{"id": "s", "text": "Small", "description": "%s", "next": "sizes"}, {"id": "l", "text": "Large", "next": "sizes"}]}]}"""
            .formatted("up to 38 ".repeat(12))), "491700000022", "");

        mara.says("Hello");

        await().untilAsserted(() -> assertThat(deliveries(mara)).containsExactly("delivered"));
        var said = delivery(idOf(sentTo("491700000022").getFirst()));
        assertThat(said.textAt("/data/attempts/0/cut")).isEqualTo("rows[0]");
    }

    @Test
    void countAFailureThatMetaReportsOnceAndShowItsCode() {
        var mara = Phone.of(product.bot(Flows.SHORT), "491700000023", "");
        mara.says("Hello");
        await().untilAsserted(() -> assertThat(deliveries(mara)).containsExactly("delivered"));
        var id = idOf(sentTo("491700000023").getFirst());

        mara.fails("wamid.MEDIA", id, 131053);
        mara.fails("wamid.MEDIA.AGAIN", id, 131053);

        await().untilAsserted(() -> assertThat(delivery(id).textAt("/data/reason")).isEqualTo("provider_failed"));
        assertThat(delivery(id).textAt("/data/detail")).isEqualTo("error_131053");
        assertThat(channel(mara).at("/data/counts_24h").toString()).isEqualTo("{\"in\":1,\"out\":1,\"failed\":1}");
        assertThat(channel(mara).textAt("/data/last_error/problem")).isEqualTo("delivery_failed");
        assertThat(channel(mara).textAt("/data/last_error/detail")).isEqualTo("error_131053");
    }

    @Test
    void tellApartOptionsThatLeadTheSameWay() {
        var bot = product.bot("""
            {"variables": [{"name": "answer", "type": "string"}],
             "components": [{"id": "start", "type": "start", "next": "call"},
              {"id": "call", "type": "api_request", "method": "GET", "url": "http://127.0.0.1:%d/", "response": "commands"},
              {"id": "q", "type": "question_text", "entry": true, "text": "And then?", "variable": "answer", "next": "q"}]}""".formatted(ai.port()));
        ai.will(Behaviour.answers(200, """
            {"messages": [{"type": "buttons", "config": {"textMessages": [{"text": "Which?"}], "buttons": [
             {"type": "postback", "title": "Op 0", "payload": {"nextDialogstateId": "q", "params": []}},
             {"type": "postback", "title": "Op 1", "payload": {"nextDialogstateId": "q", "params": []}}]}}]}"""));
        var mara = Phone.of(bot, "491700000024", "");

        mara.says("Hello");
        await().untilAsserted(() -> assertThat(texts()).containsExactly("Which?"));
        var ids = graph.messages().getFirst().at("/interactive/action/buttons").valueStream().map(button -> button.at("/reply/id").asString());
        assertThat(ids).containsExactly("q", "q?2");
        mara.chooses("q?2", "Op 1");

        await().untilAsserted(() -> assertThat(texts()).containsExactly("Which?", "And then?"));
        assertThat(history(bot).valueStream().filter(said -> said.path("role").asString().equals("user")))
            .extracting(said -> said.path("text").asString()).containsExactly("Hello", "Op 1");
    }

    @Test
    void sendTheTemplateWhenMetaFindsOutLate() {
        var mara = Phone.of(product.bot(Flows.SHORT), "491700000012", ", \"template\": {\"name\": \"reengage\", \"language\": \"en_US\"}");
        mara.says("Hello");
        await().untilAsserted(() -> assertThat(sentTo("491700000012")).hasSize(1));
        var id = sentTo("491700000012").getFirst().path("biz_opaque_callback_data").asString();
        await().untilAsserted(() -> assertThat(delivery(id).textAt("/data/state")).isEqualTo("delivered"));

        mara.fails("wamid.LATE", id, 131047);

        await().untilAsserted(() -> assertThat(sentTo("491700000012")).hasSize(2));
        assertThat(sentTo("491700000012").getLast().at("/template/name").asString()).isEqualTo("reengage");
        await().untilAsserted(() -> assertThat(delivery(id).textAt("/data/state")).isEqualTo("delivered"));
    }

    @Test
    void waitForAStatusWhereNobodyKnowsWhetherAMessageArrived() {
        var mara = Phone.of(product.bot(Flows.SHORT), "491700000007", "");
        graph.sends(Behaviour.hangsUp());

        mara.says("Hello");
        await().untilAsserted(() -> assertThat(sentTo("491700000007")).hasSize(1));
        var id = sentTo("491700000007").getFirst().path("biz_opaque_callback_data").asString();
        await().untilAsserted(() -> assertThat(delivery(id).textAt("/data/attempts/0/outcome")).isEqualTo("unknown"));
        mara.hears("sent", "wamid.DOUBTFUL", id);

        await().untilAsserted(() -> assertThat(delivery(id).textAt("/data/state")).isEqualTo("delivered"));
        assertThat(sentTo("491700000007")).hasSize(1);
    }

    @Test
    void verifyTheCallbackAndEverySignature() {
        var mara = Phone.of(product.bot(Flows.SHORT), "491700000001", "");
        var body = Phone.notification(mara.message("wamid.1", "\"type\": \"text\", \"text\": {\"body\": \"Hi\"}"));
        var signature = Phone.signature(Phone.SECRET, body.getBytes(StandardCharsets.UTF_8));

        var challenge = verify(mara, Phone.VERIFY).is(200);
        assertThat(challenge.text()).isEqualTo("11<b>22");
        assertThat(challenge.header("Content-Type")).startsWith("text/plain");
        verify(mara, "wrong").is(403);
        product.with("").post(mara.path(), body).is(401);
        for (var wrong : List.of("sha256=00", signature.toUpperCase(Locale.ROOT), signature.replace("sha256", "sha1"),
            signature.substring(7))) {
            mara.post(body, wrong).isRefused(403, "forbidden");
        }
        mara.post("{\"object\"").isRefused(400, "malformed_request");
        mara.post(" ".repeat((3 << 20) + 1)).is(413);
        product.with("").get("/webhooks/whatsapp/chn_x").is(404);
        assertThat(graph.messages()).isEmpty();
    }

    @Test
    void takeEverySampleAndHearAMessageOnce() {
        var mara = Phone.of(product.bot(Flows.SHORT), "491700000002", """
            , "template": {"name": "reengage", "language": "en_US"}""");
        var body = Phone.notification(mara.message("wamid.once", "\"type\": \"text\", \"text\": {\"body\": \"Hi\"}"));

        Samples.inbound().forEach(sample -> mara.post(new String(Samples.bytes(sample), StandardCharsets.UTF_8)).is(200));
        IntStream.range(0, 3).forEach(again -> mara.post(body).is(200));

        await().untilAsserted(() -> assertThat(sentTo("491700000002")).hasSize(1));
        assertThat(graph.messages()).filteredOn(message -> !message.path("to").asString().equals("491700000002"))
            .as("to who wrote long ago").extracting(message -> message.at("/template/name").asString()).containsExactly("reengage");
        mara.says("Again");
        await().untilAsserted(() -> assertThat(sentTo("491700000002")).hasSize(2));
    }

    @Test
    void showASecretToNobodyAndLetTheOldOneCountForADay() {
        var bot = product.bot(Flows.SHORT);
        var made = product.owner().post(bot.path() + "/channels", Phone.config(", \"trigger_recipients\": [\"+49 170 0000003\"]")).is(201);
        var mara = new Phone(product, made.textAt("/data/id"), "491700000003");

        var changed = product.owner().patch("/v1/channels/" + mara.channel(), """
            {"config": {"app_secret": "another-secret-of-the-app"}}""").is(200);

        assertThat(made.text() + changed.text()).doesNotContain(Phone.SECRET, Phone.VERIFY, "short-lived-token", FakeGraph.TOKEN, "sec_");
        assertThat(made.textAt("/data/status")).isEqualTo("active");
        assertThat(made.textAt("/data/name")).isEqualTo("WhatsApp");
        assertThat(made.textAt("/data/token/status")).isEqualTo("valid");
        assertThat(made.textAt("/data/token/expires_at")).matches(MILLIS);
        assertThat(made.textAt("/data/webhook_url")).endsWith(mara.path());
        assertThat(made.textAt("/data/trigger_recipients/0")).isEqualTo("+49 170 0000003");
        assertThat(made.at("/data/config").has("trigger_recipients")).isFalse();
        assertThat(changed.textAt("/data/previous_app_secret_until")).matches(MILLIS);
        new Phone(product, mara.channel(), "491700000099").says("Not for you");
        mara.says("Signed with the old one");
        await().untilAsserted(() -> assertThat(sentTo("491700000003")).hasSize(1));
        assertThat(sentTo("491700000099")).isEmpty();
        var exchange = graph.received("/oauth/access_token").getFirst().line();
        assertThat(exchange).contains("grant_type=fb_exchange_token", "client_id=62511", "fb_exchange_token=short-lived-token-of-the-test");
    }

    @Test
    void sayWhatMetaSaysOfABadToken() {
        graph.exchanges(Behaviour.answers(400, "{\"error\": {\"message\": \"Malformed access token\", \"code\": 190}}"));
        var bot = product.bot(Flows.SHORT);

        var made = product.owner().post(bot.path() + "/channels", Phone.config("")).is(201);

        assertThat(made.textAt("/data/status")).isEqualTo("token_error");
        assertThat(made.at("/data/active").booleanValue()).isFalse();
        assertThat(made.textAt("/data/token/error")).isEqualTo("Malformed access token");
        graph.exchanges(Behaviour.answers(200, "{\"access_token\": \"EAAG-other\"}"));
        var opened = product.owner().post("/v1/channels/%s/activate".formatted(made.textAt("/data/id"))).is(200);
        assertThat(opened.textAt("/data/status")).isEqualTo("active");
    }

    @Test
    void haveMetaCallUsAndRenewTheTokenInTime() {
        graph.exchanges(Behaviour.answers(200, "{\"access_token\": \"EAAG-five-days\", \"expires_in\": 432000}"));
        var mara = Phone.of(product.bot(Flows.SHORT), "491700000013", ", \"subscribe\": true");
        await().untilAsserted(() -> assertThat(graph.received("/302145678901234/subscribed_apps")).singleElement()
            .satisfies(got -> assertThat(got.body()).contains(mara.path(), Phone.VERIFY)));

        graph.exchanges(Behaviour.answers(400, "{\"error\": {\"message\": \"Not now\", \"code\": 2}}"));
        letAnHourPass(mara);
        await().untilAsserted(() -> assertThat(channel(mara).textAt("/data/status")).isEqualTo("token_error"));
        assertThat(channel(mara).textAt("/data/last_error/detail")).contains("Not now");
        graph.exchanges(Behaviour.answers(200, "{\"access_token\": \"%s\"}".formatted(FakeGraph.TOKEN)));
        letAnHourPass(mara);

        await().untilAsserted(() -> assertThat(channel(mara).textAt("/data/status")).isEqualTo("active"));
        assertThat(graph.received("/oauth/access_token").getLast().line()).contains("fb_exchange_token=EAAG-five-days");
        mara.says("Hello");
        await().untilAsserted(() -> assertThat(graph.received("/messages")).isNotEmpty()
            .allSatisfy(got -> assertThat(got.header("Authorization")).isEqualTo("Bearer " + FakeGraph.TOKEN)));
    }

    private void letAnHourPass(Phone phone) {
        product.context().getBean(JdbcClient.class)
            .sql("update whatsapp_token set looked_at = looked_at - interval '2 hours' where channel_id = ?").param(phone.channel()).update();
    }

    private Answer channel(Phone phone) {
        return product.owner().get("/v1/channels/" + phone.channel());
    }

    @Test
    void connectOnlyWhatIsPublished() {
        var bot = Bot.create(product);

        product.owner().post(bot.path() + "/channels", Phone.config("")).isRefused(422, "bot_not_published");
        product.owner().post(bot.path() + "/channels", "{\"type\": \"whatsapp\", \"trigger_recipients\": [\"x\"]}")
            .isInvalid("config.business_account_id", "config.phone_number_id", "config.app_id", "trigger_recipients[0]");
    }

    @Test
    void switchTheChannelOffWhenTheTokenIsDead() {
        var mara = Phone.of(product.bot(Flows.SHORT), "491700000004", "");
        var dead = Samples.json("responses/error_190_token_expired.json");
        graph.sends(Behaviour.answers(401, dead.path("body").toString()));

        mara.says("Hello");

        await().untilAsserted(() -> assertThat(product.owner().get("/v1/channels/" + mara.channel()).textAt("/data/status"))
            .isEqualTo("token_error"));
        assertThat(mara.says("Nobody hears this")).isNotEmpty();
    }

    @Test
    void tryAgainWhatMayGoBetterLater() {
        var mara = Phone.of(product.bot(Flows.SHORT), "491700000005", "");
        graph.sends(Behaviour.answers(429, Samples.json("responses/error_130429_throughput.json").path("body").toString()));

        mara.says("Hello");

        await().untilAsserted(() -> assertThat(sentTo("491700000005")).hasSize(2));
        assertThat(sentTo("491700000005").getFirst()).isEqualTo(sentTo("491700000005").getLast());
    }

    private Answer verify(Phone phone, String token) {
        return product.with("").get(phone.path() + "?hub.mode=subscribe&hub.verify_token=%s&hub.challenge=11%%3Cb%%3E22".formatted(token));
    }

    private Answer trail(Bot bot) {
        var conversation = product.owner().get(bot.path() + "/conversations").is(200).textAt("/data/0/id");
        return product.owner().get("/v1/conversations/%s/events?per_page=100".formatted(conversation)).is(200);
    }

    private JsonNode history(Bot bot) {
        var conversation = product.owner().get(bot.path() + "/conversations").is(200).textAt("/data/0/id");
        return product.owner().get("/v1/conversations/%s/messages?per_page=100".formatted(conversation)).is(200).at("/data");
    }

    private List<JsonNode> heard(Bot bot) {
        return history(bot).valueStream().filter(said -> said.path("role").asString().equals("user")).toList();
    }

    /** Of each message of the user which files nobody has. */
    private List<String> missing(Bot bot) {
        return heard(bot).stream().map(said -> said.at("/content/missing").toString()).toList();
    }

    /** Gives Meta a file; answers its hash as messages tell it. */
    private String has(String file) throws GeneralSecurityException {
        byte[] bytes = file.getBytes(StandardCharsets.ISO_8859_1);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        graph.has(bytes, HexFormat.of().formatHex(hash));
        return Base64.getEncoder().encodeToString(hash);
    }

    private List<String> deliveries(Phone phone) {
        return product.owner().get("/v1/channels/%s/deliveries".formatted(phone.channel())).is(200).each("/data", "/state");
    }

    private Answer delivery(String id) {
        return product.owner().get("/v1/deliveries/" + id);
    }

    private static String image(String sha256, String caption) {
        return """
            "type": "image", "image": {"id": "1003383421380001", "mime_type": "image/png", "sha256": "%s", "caption": "%s"}"""
            .formatted(sha256, caption);
    }

    private static Behaviour tooLate() {
        return Behaviour.answers(400, "{\"error\": {\"message\": \"(#131047) Re-engagement message\", \"code\": 131047}}");
    }

    private static String idOf(JsonNode message) {
        return message.path("biz_opaque_callback_data").asString().replaceFirst("-.*", "");
    }

    private static List<JsonNode> rows(JsonNode message) {
        return message.at("/interactive/action/sections/0/rows").valueStream().toList();
    }

    private List<JsonNode> sentTo(String number) {
        return graph.messages().stream().filter(message -> message.path("to").asString("").equals(number)).toList();
    }

    private List<String> texts() {
        return graph.messages().stream()
            .map(message -> message.at("/text/body").asString("") + message.at("/interactive/body/text").asString("")).toList();
    }
}
