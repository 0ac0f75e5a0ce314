package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.ConversationEvent.BotPaused;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Components that ask for an effect and go by what it brings. */
class ActingTest {

    @Test
    void aDelayAsksForAPauseAndGoesOn() {
        var talk = Talk.with(flow("'type': 'delay', 'delay_ms': 500, 'next': 'a'"));

        assertThat(talk.effect(Effect.Pause.class).delayMs()).isEqualTo(500);
        assertThat(talk.isBrought(new Outcome.Paused()).texts()).containsExactly("a");
    }

    @Test
    void aDelayOfNothingIsNone() {
        assertThat(Talk.with(flow("'type': 'delay', 'delay_ms': 0, 'next': 'a'")).texts()).containsExactly("a");
    }

    @Test
    void anEmailIsFilledIn() {
        var talk = Talk.with(Drafts.of(flow("'type': 'email', 'to': '{name}@example.com', 'subject': 'S', 'body': 'B {name}', 'next': 'a'")),
            Map.of("name", "anna"));

        assertThat(talk.effect(Effect.SendMail.class)).isEqualTo(new Effect.SendMail("anna@example.com", "S", "B anna", false));
        assertThat(talk.isBrought(new Outcome.Sent()).texts()).containsExactly("a");
    }

    @Test
    void aFailureGoesTheErrorWay() {
        var talk = Talk.with(flow("'type': 'email', 'to': 'a@b.de', 'subject': 'S', 'body': 'B', 'next': 'a', 'error': 'b'"))
            .fails("mail_failed");

        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("mail_failed");
        assertThat(talk.texts()).containsExactly("b");
    }

    @Test
    void aFailureWithoutAnErrorWayApologisesAndTriesAgainLater() {
        var talk = Talk.with(flow("'type': 'email', 'to': 'a@b.de', 'subject': 'S', 'body': 'B', 'next': 'a'")).fails("mail_failed");

        assertThat(talk.texts()).containsExactly("Sorry!");
        assertThat(talk.next()).isEqualTo(new Next.Wait("act"));
        assertThat(talk.says("again").next()).isInstanceOf(Next.Perform.class);
    }

    @Test
    void aHandoverWithoutAWebhookSilencesTheBotAtOnce() {
        var talk = Talk.with(flow("'type': 'handover', 'next': 'a'"));

        assertThat(talk.events(BotPaused.class)).hasSize(1);
        assertThat(talk.next()).isEqualTo(new Next.Wait("act"));
        assertThat(talk.isBrought(new Outcome.HandedOver(false)).texts()).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({"order, 0.9, a", "order, 0.8, b", "order, 0.81, a", "greet, 0.99, b"})
    void anIntentLeadsOnWhereItsScoreIsAboveTheThreshold(String intent, double score, String way) {
        var talk = asked().isBrought(new Outcome.Recognised(intent, score, List.of(new Outcome.Found("colour", "red"))));

        assertThat(talk.texts()).containsExactly(way);
        assertThat(talk.state().variables().get("internal.nlp")).asString().contains(intent, "where is it", "red");
    }

    @Test
    void anIntentCanBeNamedInTexts() {
        var talk = Talk.with("""
            {'id': 'start', 'type': 'start', 'next': 'ask'}, {'id': 'ask', 'type': 'question_text', 'text': '?', 'next': 'act'},
            {'id': 'act', 'type': 'nlp_route', 'intents': {'order': 'say'}, 'else': 'say'},
            {'id': 'say', 'type': 'message', 'text': '{internal.nlp.intent.name} {internal.nlp.intent.score} {internal.nlp.expression}',
             'next': 'ask'}""").says("where is it").isBrought(new Outcome.Recognised("order", 0.9, List.of()));

        assertThat(talk.texts()).startsWith("order 0.9 where is it");
    }

    @Test
    void aScriptGetsArgumentsAndVariablesAndChangesThem() {
        var talk = Talk.with(Drafts.of(flow("'type': 'code', 'source': 'x', 'args': {'n': '{age}'}, 'routes': {'yes': 'a'}, 'next': 'b'")),
            Map.of("age", 41, "name", "anna"));

        var script = talk.effect(Effect.RunScript.class);
        talk.isBrought(new Outcome.Ran("yes", Map.of("age", 42, "own", Map.of("k", 1), "internal", 1), List.of("name"), List.of(), null,
            List.of()));

        assertThat(script.args()).containsEntry("n", 41);
        assertThat(script.variables()).containsEntry("name", "anna");
        assertThat(talk.state().variables()).containsEntry("age", 42).containsEntry("own", Map.of("k", 1))
            .doesNotContainKeys("name", "internal");
        assertThat(talk.texts()).containsExactly("a");
    }

    @Test
    void aScriptMaySendTheFlowElsewhere() {
        var talk = Talk.with(flow("'type': 'code', 'source': 'x', 'next': 'a'"))
            .isBrought(new Outcome.Ran("any", Map.of(), List.of(), List.of(), "b", List.of()));

        assertThat(talk.texts()).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aScriptFailsThatPicksNoRouteOrSaysNothingWhereNothingFollows(boolean picks) {
        var talk = Talk.with(flow("'type': 'code', 'source': 'x', 'routes': {'yes': 'a'}, 'error': 'b'"))
            .isBrought(new Outcome.Ran(picks ? "no" : null, Map.of(), List.of(), List.of(), null, List.of()));

        assertThat(talk.texts()).containsExactly("b");
    }

    @Test
    void aScriptThatHasSaidSomethingWaitsWhereNothingFollows() {
        var words = Map.<String, Object>of("type", "text", "config", Map.of("textMessages", List.of(Map.of("text", "And you?"))));

        var talk = Talk.with(flow("'type': 'code', 'source': 'x', 'error': 'b'"))
            .isBrought(new Outcome.Ran(null, Map.of(), List.of(), List.of(words), null, List.of()));

        assertThat(talk.texts()).containsExactly("And you?");
    }

    @Test
    void aScriptKeepsTheWayOpenToWhatItNames() {
        var draft = Drafts.of("""
            {'id': 'start', 'type': 'start', 'next': 'act'},
            {'id': 'act', 'type': 'code', 'source': 'ChatlayerResponseBuilder().setNextDialogState("elsewhere").send()', 'next': 'end'},
            {'id': 'elsewhere', 'type': 'message', 'text': 'x', 'next': 'end'}, {'id': 'end', 'type': 'end'}""");

        assertThat(PublishCheck.of(draft).errors()).isEmpty();
    }

    private static Talk asked() {
        return Talk.with("""
            {'id': 'start', 'type': 'start', 'next': 'ask'}, {'id': 'ask', 'type': 'question_text', 'text': '?', 'next': 'act'},
            {'id': 'act', 'type': 'nlp_route', 'intents': {'order': 'a'}, 'else': 'b'},
            {'id': 'a', 'type': 'end', 'text': 'a'}, {'id': 'b', 'type': 'end', 'text': 'b'}""").says("where is it");
    }

    private static String flow(String component) {
        return """
            {'id': 'start', 'type': 'start', 'next': 'act'}, {'id': 'act', %s},
            {'id': 'a', 'type': 'end', 'text': 'a'}, {'id': 'b', 'type': 'end', 'text': 'b'}""".formatted(component);
    }
}
