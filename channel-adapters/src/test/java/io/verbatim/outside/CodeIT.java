package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scripts and intents within a flow. */
@ExtendWith(Running.class)
class CodeIT {

    private final Product product;

    CodeIT(Product product) {
        this.product = product;
    }

    @Test
    void aScriptChangesVariablesAndPicksTheWay() {
        var chat = product.bot(flow("variables.total = Number(args.n) * 2; return variables.total > 10 ? 'many' : 'few'")).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        var turn = chat.say("anna", "21").is(200);

        assertThat(turn.each("/messages", "/text")).startsWith("Many: 42");
        assertThat(chat.trail(turn)).containsSubsequence("EffectRequested", "EffectSucceeded", "TurnCompleted");
    }

    @Test
    void aScriptThatFailsTakesItsErrorWay() {
        var chat = product.bot(flow("while (true) { }")).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        assertThat(chat.say("anna", "1").is(200).each("/messages", "/text")).startsWith("Sorry");
    }

    @Test
    void theIntentOfATextPicksTheWay() {
        var chat = product.bot("""
            {"intents": [{"name": "order_status", "expressions": ["where is my order", "track my delivery"]}],
             "components": [
               {"id": "start", "type": "start", "next": "ask"},
               {"id": "ask", "type": "question_text", "text": "Yes?", "next": "route"},
               {"id": "route", "type": "nlp_route", "intents": {"order_status": "order"}, "else": "other", "error": "other"},
               {"id": "order", "type": "message", "text": "On its way.", "next": "ask"},
               {"id": "other", "type": "message", "text": "Pardon?", "next": "ask"}]}""").channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        assertThat(chat.say("anna", "please track my delivery").is(200).each("/messages", "/text")).startsWith("On its way.");
        assertThat(chat.say("anna", "bananas are yellow").is(200).each("/messages", "/text")).startsWith("Pardon?");
    }

    private static String flow(String source) {
        return """
            {"variables": [{"name": "n", "type": "string"}, {"name": "total", "type": "number"}],
             "components": [
               {"id": "start", "type": "start", "next": "ask"},
               {"id": "ask", "type": "question_text", "text": "How many?", "variable": "n", "next": "code"},
               {"id": "code", "type": "code", "source": "%s", "args": {"n": "{n}"}, "routes": {"many": "many"}, "next": "few",
                "error": "sorry"},
               {"id": "many", "type": "message", "text": "Many: {total}", "next": "end"},
               {"id": "few", "type": "message", "text": "Few", "next": "end"},
               {"id": "sorry", "type": "message", "text": "Sorry", "next": "end"},
               {"id": "end", "type": "end"}]}""".formatted(source);
    }
}
