package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.bot.FlowProblem;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Drafts that are made to hurt: checked and run in no time, or refused with the limit named. */
@Timeout(10)
class HostileDraftTest {
    @Test
    void refusesTextsOfAMegabyte() {
        var check = check("{'id': 'm', 'type': 'message', 'text': '%s', 'next': 'm'}".formatted("x".repeat(1_000_000)));

        assertThat(check.errors()).filteredOn(error -> error.code().equals("text_too_long")).singleElement()
            .extracting(FlowProblem::message).isEqualTo("text may have at most 65536 characters");
    }

    @Test
    void readsTextsOfBracesOnce() {
        check("{'id': 'm', 'type': 'message', 'text': '%s', 'next': 'm'}".formatted("{x".repeat(30_000)));
        var talk = Talk.with("{'id': 'start', 'type': 'start', 'next': 'm'}, {'id': 'm', 'type': 'end', 'text': '%s'}".formatted("{".repeat(500_000)));

        assertThat(talk.texts()).singleElement().asString().hasSize(Bounds.TEXT);
    }

    @Test
    void compilesRegularExpressionsWithinABudget() {
        var check = check(many(5_000, i -> "{'id': 'q%d', 'type': 'question_text', 'text': '?', 'validation': 'regex', 'pattern': '((a{90}){%d}){2}b{%d}', 'next': 'start'}"
            .formatted(i, 50 + i % 50, 1 + i / 50)));

        assertThat(check.errors()).extracting(FlowProblem::code).contains("regexes_too_large");
    }

    @Test
    void doesNotSpendSecondsOnAMatch() {
        var flow = """
            {'id': 'start', 'type': 'start', 'next': 'q'}, {'id': 'end', 'type': 'end'},
            {'id': 'q', 'type': 'question_text', 'text': '?', 'validation': 'regex', 'pattern': '((a{0,100}){0,190}b)?a*', 'next': 'end'}""";

        assertThat(Talk.with(flow).says("aaa").next()).isEqualTo(new Next.End("end"));
        assertThat(Talk.with(flow).says("a".repeat(60_000)).next()).isEqualTo(new Next.Wait("q"));
    }

    @Test
    void stopsFillingAValueThatCannotBeKept() {
        var bomb = IntStream.range(0, 50_000).mapToObj(i -> "'a{name}'").collect(Collectors.joining(","));
        var talk = Talk.with(Drafts.of("""
            {'id': 'start', 'type': 'start', 'next': 's'}, {'id': 's', 'type': 'set_variables', 'assign': {'x': [%s]}, 'next': 'end'},
            {'id': 'end', 'type': 'end'}""".formatted(bomb)), Map.of("name", "y".repeat(60_000)));

        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("unfit_value");
        assertThat(talk.state().variables()).doesNotContainKey("x");
    }

    @Test
    void followsTenThousandComponentsInCircles() {
        var check = check(many(10_000, i -> "{'id': 'c%d', 'type': 'condition', 'branches': [{'when': {'all': [{'left': '{x}', 'op': 'exists'}]}, 'next': 'c%d'}], 'else': 'c%d'}"
            .formatted(i, (i * 7 + 1) % 10_000, (i + 1) % 10_000)));

        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).filteredOn(warning -> warning.code().equals("dead_end")).hasSizeGreaterThan(9_999);
    }

    private static String many(int count, IntFunction<String> component) {
        return IntStream.range(0, count).mapToObj(component).collect(Collectors.joining(","));
    }

    private static DraftCheck check(String components) {
        String first = components.substring(components.indexOf("'id': '") + 7, components.indexOf("',"));
        return PublishCheck.of(Drafts.of("{'id': 'start', 'type': 'start', 'next': '%s'}, %s".formatted(first, components)));
    }
}
