package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.ComponentEntered;
import io.verbatim.shared.conversation.ConversationEvent.ComponentResumed;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class SayingTest {
    @Test
    void saysItsTextWithTheVariablesFilledIn() {
        var talk = Talk.with(Drafts.of(saying("'text': 'Hi {name|capitalize}!'")), Map.of("name", "anna"));

        assertThat(talk.texts()).containsExactly("Hi Anna!");
    }

    @Test
    void picksOneOfItsTexts() {
        var picked = new HashSet<String>();
        for (int seed = 0; seed < 50; seed++) {
            var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            picked.addAll(Talk.with(Drafts.of(saying("'texts': ['one', 'two', 'three']")), Map.of(), chance).texts());
        }

        assertThat(picked).isEqualTo(Set.of("one", "two", "three"));
    }

    @Test
    void saysNothingWhereThereIsNoText() {
        var talk = Talk.with(saying("'text': ' '"));

        assertThat(talk.texts()).isEmpty();
        assertThat(talk.next()).isEqualTo(new Next.End("end"));
    }

    @Test
    void tellsWhatViewsMayShowOfAMessageThatHoldsASensitiveValue() {
        var flow = Drafts.draft("""
            {'variables': [{'name': 'pin', 'sensitive': true}, {'name': 'code', 'sensitive': true}], 'components': [
             {'id': 'start', 'type': 'start', 'next': 'set'},
             {'id': 'set', 'type': 'set_variables', 'assign': {'code': 'x9'}, 'next': 'say'},
             {'id': 'say', 'type': 'message', 'text': 'Your pin is {pin}, {pin|toUpperCase}, and {code} in x99', 'next': 'end'},
             {'id': 'end', 'type': 'end', 'text': 'Bye'}]}""");

        var said = Talk.with(flow, Map.of("pin", "s3cret")).events(BotMessageSaid.class);

        assertThat(said).extracting(each -> each.message().asText()).containsExactly("Your pin is s3cret, S3CRET, and x9 in x99", "Bye");
        assertThat(said).extracting(each -> each.visible().asText()).containsExactly("Your pin is ••••, ••••, and •••• in x99", "Bye");
        assertThat(said.getLast().shown()).isNull();
    }

    @Test
    void namesWhatIsSensitiveInTheChangesOfAComponent() {
        var flow = Drafts.draft("""
            {'variables': [{'name': 'pin', 'sensitive': true}], 'components': [{'id': 'start', 'type': 'start', 'next': 'set'},
             {'id': 'set', 'type': 'set_variables', 'assign': {'pin': '4711'}, 'next': 'end'},
             {'id': 'end', 'type': 'end', 'text': '{pin}'}]}""");

        var talk = Talk.with(flow, Map.of());

        assertThat(talk.events(ComponentEntered.class)).allSatisfy(entered -> assertThat(entered.changed()).isEmpty());
        assertThat(talk.events(ComponentResumed.class)).singleElement()
            .satisfies(changed -> assertThat(changed.sensitive()).containsExactly("pin"));
        assertThat(talk.texts()).containsExactly("4711");
    }

    private static String saying(String fields) {
        return """
            {'id': 'start', 'type': 'start', 'next': 'say'}, {'id': 'say', 'type': 'message', %s, 'next': 'end'},
            {'id': 'end', 'type': 'end'}""".formatted(fields);
    }
}
