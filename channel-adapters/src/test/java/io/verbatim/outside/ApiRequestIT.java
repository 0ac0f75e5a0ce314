package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Flows that call a server. */
@ExtendWith(Running.class)
class ApiRequestIT {

    private final Product product;
    private final FakeBackend server = FakeBackend.start();

    ApiRequestIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void putsTheAnswerIntoAVariable() {
        server.will(Behaviour.answers(200, "{\"order\": {\"state\": \"sent\", \"items\": [{\"name\": \"Shirt\"}]}}"));
        var chat = product.bot(flow("""
            "method": "GET", "url": "%s/orders/{customer_name}", "query": {"q": "{customer_name}"}, "next": "tell\"""")).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        var turn = chat.say("anna", "a/b&c d").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("200: sent Shirt");
        assertThat(server.received().getFirst().line()).isEqualTo("GET /orders/a%2Fb%26c%20d?q=a%2Fb%26c%20d HTTP/1.1");
    }

    @Test
    void keepsValuesWithinTheirPlaceInTheBody() {
        var chat = product.bot(flow("""
            "method": "POST", "url": "%s/", "body": {"name": "{customer_name}", "whole": "{answer}", "n": 1}, "next": "tell\""""))
            .channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        chat.say("anna", "\\\", \\\"admin\\\": true, \\\"").is(200);

        var got = Answer.json(server.received().getFirst().body());
        assertThat(got.at("/name").asString()).isEqualTo("\", \"admin\": true, \"");
        assertThat(got.at("/admin").isMissingNode()).isTrue();
        assertThat(server.received().getFirst().header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void goesByTheStatus() {
        var chat = product.bot(flow("""
            "method": "GET", "url": "%s/", "routes": {"404": "missing", "4xx": "tell", "default": "tell"}, "next": "tell\"""")).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        server.will(Behaviour.answers(404, "{}"), Behaviour.answers(500, "oops"));

        assertThat(chat.say("anna", "x").is(200).textAt("/message/text")).isEqualTo("Not there.");
        assertThat(chat.say("anna", "x").is(200).textAt("/message/text")).startsWith("500: ");
    }

    @Test
    void goesTheErrorWayWhenTheServerDoesNotAnswer() {
        var chat = product.bot(flow("""
            "method": "GET", "url": "%s/", "timeout": 1, "next": "tell", "error": "missing\"""")).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        server.will(Behaviour.hangs());

        var turn = chat.say("anna", "x").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("Not there.");
        assertThat(chat.trail(turn)).containsSubsequence("EffectRequested", "EffectFailed", "ComponentFailed");
    }

    @Test
    void apologisesAndWaitsAtTheComponentWithoutAnErrorWay() {
        var chat = product.bot(flow("\"method\": \"GET\", \"url\": \"%s/\", \"next\": \"tell\"")).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        server.will(Behaviour.answers(500, ""), Behaviour.answers(200, "{\"order\": {\"state\": \"here\"}}"));

        var failed = chat.say("anna", "x").is(200);
        var again = chat.say("anna", "again").is(200);

        assertThat(failed.textAt("/state")).isEqualTo("call");
        assertThat(failed.textAt("/message/text")).startsWith("Sorry");
        assertThat(again.textAt("/message/text")).startsWith("200: here");
    }

    @Test
    void carriesOutTheCommandsOfTheServer() {
        var chat = product.bot(flow("\"method\": \"GET\", \"url\": \"%s/\", \"response\": \"commands\", \"error\": \"missing\"")).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        server.will(Behaviour.answers(200, """
            {"session": {"namespace": "shop", "data": {"order": "A-1"}},
             "messages": [{"type": "text", "config": {"textMessages": [{"text": "Your order is {shop.order}."}]}},
                          {"type": "quickReplies", "config": {"textMessages": [{"text": "And now?"}], "quickReplies": [
                            {"type": "postback", "title": "Tell me", "payload": {"nextDialogstateId": "tell", "params": [
                              {"key": "customer_name", "value": "Bea"}]}}]}}]}"""));

        var asked = chat.say("anna", "x").is(200);
        var option = asked.textAt("/messages/1/options/0/id");
        var chosen = chat.select("anna", option).is(200);

        assertThat(asked.each("/messages", "/text")).containsExactly("Your order is A-1.", "And now?");
        assertThat(chosen.textAt("/message/component_id")).isEqualTo("tell");
        assertThat(chosen.textAt("/messages/0/text")).startsWith("200: {answer.json.order.state}");
    }

    @Test
    void showsWhoCallsWithoutTellingAnybodyTheSecret() {
        product.owner().put("/v1/secrets/hmac-key", "{\"value\": \"the key of the signature\"}").is(201);
        var bot = product.bot(flow("""
            "method": "POST", "url": "%s/", "body": "{\\"a\\": \\"{customer_name}\\"}", "next": "tell", "error": "missing",
            "auth": {"type": "bearer", "token": "very-secret-token"}, "hmac": {"secret": "hmac-key"}"""));
        var chat = bot.channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        var turn = chat.say("anna", "x").is(200);

        var got = server.received().getFirst();
        assertThat(got.header("Authorization")).isEqualTo("Bearer very-secret-token");
        assertThat(got.header("X-Signature")).matches("[0-9a-f]{64}");
        assertThat(product.owner().get(bot.path() + "/draft").text()).doesNotContain("very-secret-token").contains("sealed-");
        assertThat(product.owner().get("/v1/secrets").is(200).text()).contains("hmac-key").doesNotContain("the key of the signature");
        assertThat(product.owner().get("/v1/conversations/%s/events?per_page=100".formatted(turn.textAt("/conversation_id"))).is(200).text())
            .doesNotContain("very-secret-token", "the key of the signature");
    }

    @Test
    void failsWhereASecretIsMissing() {
        var chat = product.bot(flow("""
            "method": "GET", "url": "%s/", "headers": {"X-Key": {"secret": "nobody"}}, "next": "tell", "error": "missing\"""")).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        assertThat(chat.say("anna", "x").is(200).textAt("/message/text")).isEqualTo("Not there.");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void sendsNoHeaderThatAValueHasBrokenUp() {
        var chat = product.bot(flow("""
            "method": "GET", "url": "%s/", "headers": {"X-Name": "{customer_name}"}, "next": "tell", "error": "missing\"""")).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        var turn = chat.say("anna", "a\\r\\nX-Admin: yes").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("Not there.");
        assertThat(server.received()).isEmpty();
    }

    private String flow(String call) {
        return """
            {"variables": [{"name": "customer_name", "type": "string"}, {"name": "answer", "type": "object"}],
             "components": [
               {"id": "start", "type": "start", "next": "ask"},
               {"id": "ask", "type": "question_text", "text": "Name?", "variable": "customer_name", "next": "call"},
               {"id": "call", "type": "api_request", "variable": "answer", %s},
               {"id": "tell", "type": "message", "entry": true, "text": "{answer.status_code}: {answer.json.order.state} {answer.json.order.items[0].name}",
                "next": "ask"},
               {"id": "missing", "type": "message", "entry": true, "text": "Not there.", "next": "ask"}]}"""
            .formatted(call.formatted("http://127.0.0.1:" + server.port()));
    }
}
