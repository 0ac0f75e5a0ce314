package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.flow.Confidential;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.conversation.ConversationEvent.ComponentResumed;
import io.verbatim.shared.effect.Effect.CallApi;
import io.verbatim.shared.effect.Outcome;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingTest {

    @Test
    void asksForTheCallWithEverythingFilledIn() {
        var talk = Talk.with(flow("""
            'method': 'POST', 'query': {'q': '{name}', 'n': 1}, 'headers': {'X-Name': '{name}', 'X-Key': {'secret': 'key'}},
            'body': {'who': '{name}', 'age': '{age}'}, 'auth': {'type': 'basic', 'username': '{name}', 'password': {'secret': 'pw'}}"""),
            Map.of("name", "a b", "age", 41));

        var call = talk.effect(CallApi.class);

        assertThat(call.url()).isEqualTo("https://example.com/a%20b?q=a%20b&n=1");
        assertThat(call.headers()).containsEntry("X-Name", new Confidential("a b")).containsEntry("X-Key", Confidential.secret("key"))
            .containsEntry("Content-Type", new Confidential("application/json"));
        assertThat(call.body()).isEqualTo("{\"who\":\"a b\",\"age\":41}");
        assertThat(call.auth().secret().secret()).isEqualTo("pw");
        assertThat(call.timeout()).isEqualTo(30);
        assertThat(call.mayBeRepeated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"200, ok", "404, missing", "418, tea", "500, other", "204, ok"})
    void goesByTheMostExactRoute(int status, String way) {
        var talk = Talk.with(flow("'method': 'GET', 'routes': {'404': 'missing', '4xx': 'tea', '2xx': 'ok', 'default': 'other'}"), Map.of());

        talk.isBrought(answered(status, ""));

        assertThat(talk.next().componentId()).isEqualTo(way);
    }

    @Test
    void failsWithAStatusThatNoRouteNames() {
        var talk = Talk.with(flow("'method': 'GET', 'next': 'ok', 'error': 'other'"), Map.of()).isBrought(answered(503, "down"));

        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("http_503");
        assertThat(talk.next().componentId()).isEqualTo("other");
    }

    @Test
    void givesTheAnswerToAVariable() {
        var talk = Talk.with(flow("'method': 'GET', 'variable': 'order', 'next': 'ok'"), Map.of())
            .isBrought(answered(200, "{\"a\": [1, {\"b\": null}]}"));

        assertThat(talk.state().variables().get("order")).asInstanceOf(InstanceOfAssertFactories.MAP)
            .containsEntry("status_code", 200).containsEntry("headers", Map.of("x", "y"))
            .extractingByKey("json").asString().isEqualTo("{a=[1, {b=null}]}");
        assertThat(talk.events(ComponentResumed.class)).hasSize(1);
    }

    @Test
    void givesUpOnAnAnswerThatNoVariableCanTake() {
        var talk = Talk.with(flow("'method': 'GET', 'variable': 'order', 'next': 'ok', 'error': 'other'"), Map.of())
            .isBrought(answered(200, "x".repeat(Bounds.TEXT)));

        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("too_large");
    }

    @Test
    void marksACallThatHoldsASensitiveValue() {
        var open = Talk.with(flow("'method': 'POST', 'body': '{name}', 'next': 'ok'"), Map.of("name", "x"));
        var hidden = Talk.with(flow("'method': 'POST', 'body': '{\"a\": \"{secret}\"}', 'next': 'ok'".replace("\"", "\\\"")),
            Map.of("secret", "x"));
        var kept = Talk.with(flow("'method': 'GET', 'variable': 'secret', 'next': 'ok'"), Map.of());

        assertThat(((Next.Perform) open.next()).sensitive()).isFalse();
        assertThat(((Next.Perform) hidden.next()).sensitive()).isTrue();
        assertThat(((Next.Perform) kept.next()).sensitive()).isTrue();
    }

    @Test
    void carriesOutCommandsInTheirOrder() {
        var talk = commands("""
            {'session': {'namespace': 'order', 'data': {'id': 'A-1'}},
             'messages': [{'type': 'text', 'config': {'textMessages': [{'text': 'Order {order.id}'}]}},
               {'type': 'media', 'config': {'media': {'type': 'attachment', 'url': 'https://example.com/a.pdf'}}},
               {'type': 'carousel', 'config': {'elements': [{'title': 'Card', 'subTitle': 'Sub', 'webUrl': 'https://example.com', 'buttons': [
                 {'type': 'web_url', 'title': 'Open', 'url': 'https://example.com'}, {'type': 'phone_number', 'title': 'Call', 'payload': '+32'}]}]}},
               {'type': 'list', 'config': {'elements': [{'title': 'Row', 'subTitle': 'Sub'}]}},
               {'type': 'odd', 'config': {}}],
             'action': {'nextDialogstate': 'tea'}}""");

        assertThat(talk.state().variables().get("order")).isEqualTo(Map.of("id", "A-1"));
        assertThat(talk.messages()).extracting(message -> message.getClass().getSimpleName())
            .containsExactly("Text", "Media", "Carousel", "ListOfOptions", "Text");
        assertThat(talk.texts().getFirst()).isEqualTo("Order A-1");
        assertThat(talk.next().componentId()).isEqualTo("tea");
    }

    @Test
    void waitsForTheChoiceThatTheServerOffersAndSetsItsParameters() {
        var talk = commands("""
            {'messages': [{'type': 'buttons', 'config': {'textMessages': [{'text': 'Well?'}], 'buttons': [
              {'type': 'postback', 'title': 'Tea', 'payload': {'nextDialogstateId': 'tea', 'params': [{'key': 'name', 'value': 'a&b'}]}}]}}]}""");
        var button = ((BotMessage.Buttons) talk.messages().getFirst()).options().getFirst();

        talk.chooses(button.id());

        assertThat(talk.state().variables()).containsEntry("name", "a&b");
        assertThat(talk.texts()).containsExactly("tea");
    }

    @Test
    void tellsOptionsApartThatLeadTheSameWay() {
        var talk = commands("""
            {'messages': [{'type': 'buttons', 'config': {'textMessages': [{'text': 'Well?'}], 'buttons': [
              {'title': 'One', 'payload': {'nextDialogstateId': 'tea', 'params': []}},
              {'title': 'Two', 'payload': {'nextDialogstateId': 'tea', 'params': []}}]}}]}""");
        var buttons = ((BotMessage.Buttons) talk.messages().getFirst()).options();

        var label = talk.state().labelOf(buttons.getLast().id());
        talk.chooses(buttons.getLast().id());

        assertThat(buttons).extracting(BotMessage.Choice::id).containsExactly("tea", "tea?2");
        assertThat(label).isEqualTo("Two");
        assertThat(talk.texts()).containsExactly("tea");
    }

    @Test
    void failsWhereTheServerNamesAComponentThatIsNone() {
        var talk = commands("{'action': {'nextDialogstate': 'nowhere'}}");

        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("missing_component");
    }

    @Test
    void letsNoServerWriteWhatIsReadOnly() {
        var talk = commands("{'session': {'namespace': 'internal', 'data': {'channel': 'x'}}}");

        assertThat(talk.state().variables()).doesNotContainKey("internal");
    }

    private static Talk commands(String json) {
        return Talk.with(flow("'method': 'GET', 'response': 'commands', 'error': 'other'"), Map.of())
            .isBrought(answered(200, Drafts.plain(json)));
    }

    private static Outcome answered(int status, String text) {
        return new Outcome.Answered(status, Map.of("x", "y"), text);
    }

    private static BotDraft flow(String call) {
        return Drafts.of("""
            {'id': 'start', 'type': 'start', 'next': 'call'},
            {'id': 'call', 'type': 'api_request', 'url': 'https://example.com/{name}', %s},
            {'id': 'ok', 'type': 'question_text', 'text': 'ok', 'next': 'ok'},
            {'id': 'missing', 'type': 'question_text', 'text': 'missing', 'next': 'ok'},
            {'id': 'tea', 'type': 'question_text', 'text': 'tea', 'next': 'ok'},
            {'id': 'other', 'type': 'question_text', 'text': 'other', 'next': 'ok'}""".formatted(call));
    }
}
