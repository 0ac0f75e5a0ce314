package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.ConversationEvent.AnswerRejected;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.conversation.ConversationEvent.VariablesChanged;
import io.verbatim.shared.conversation.UserInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskingForTextTest {
    @Test
    void storesTheTrimmedText() {
        var talk = asking("'variable': 'name'").says("  Anna  ");

        assertThat(talk.events(VariablesChanged.class)).singleElement().satisfies(taken -> {
            assertThat(taken.changed()).isEqualTo(Map.of("name", "Anna"));
            assertThat(taken.sensitive()).isEmpty();
        });
        assertThat(talk.next()).isEqualTo(new Next.End("end"));
    }

    @Test
    void tellsWhichValuesAreSensitive() {
        var talk = asking("'variable': 'secret'").says("1234");

        assertThat(talk.events(VariablesChanged.class)).singleElement()
            .satisfies(taken -> assertThat(taken.sensitive()).containsExactly("secret"));
    }

    @Test
    void takesAnAnswerWithoutAVariable() {
        var talk = asking("'validation': 'none'").says("whatever");

        assertThat(talk.events(VariablesChanged.class)).singleElement().satisfies(taken -> assertThat(taken.changed()).isEmpty());
        assertThat(talk.next()).isEqualTo(new Next.End("end"));
    }

    @Test
    void storesANumberWhereTheVariableIsOne() {
        var talk = asking("'variable': 'age', 'validation': 'number'").says("42.50");

        assertThat(talk.state().variables()).containsEntry("age", 42.5);
    }

    @Test
    void storesAnIsoDateWhereTheVariableIsADate() {
        var talk = asking("'variable': 'day', 'validation': 'date', 'date_format': 'DD.MM.YYYY'").says("31.12.2025");

        assertThat(talk.state().variables()).containsEntry("day", "2025-12-31");
    }

    @Test
    void refusesWhatDoesNotFitTheVariable() {
        assertThat(reasonFor("'variable': 'age'", "many")).isEqualTo("not_number");
        assertThat(reasonFor("'variable': 'vip'", "perhaps")).isEqualTo("not_boolean");
        assertThat(asking("'variable': 'vip'").says("TRUE").state().variables()).containsEntry("vip", true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"number; 12", "number; -1.5", "number; +.5", "email; a.b+c@mail.example.org", "email; ö@müller.de",
        "phone; +49 (30) 1234-567", "phone; 030/123456", "url; https://example.com/a?b=c#d", "url; HTTP://example.com:8080", "date; 2024-02-29", "none; x"})
    void takes(String validation, String answer) {
        var talk = asking("'variable': 'x', 'validation': '%s'".formatted(validation)).says(answer);

        assertThat(talk.next()).isEqualTo(new Next.End("end"));
        assertThat(talk.state().variables()).containsEntry("x", answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"number; 12a", "number; 1,000", "number; NaN", "number; .", "email; a@b", "email; a b@c.de", "email; a..b@c.de",
        "email; @c.de", "phone; 123", "phone; +49 abc 1234567", "phone; 12345678901234567890", "url; example.com", "url; ftp://example.com",
        "url; https://ex ample.com", "url; javascript:alert(1)", "date; 2023-02-29", "date; 31.12.2025", "date; 2025-1-1"})
    void refuses(String validation, String answer) {
        assertThat(reasonFor("'variable': 'x', 'validation': '%s'".formatted(validation), answer)).isEqualTo(validation);
    }

    @ParameterizedTest
    @CsvSource({"DD/MM/YYYY,29/02/2024,true", "MM-DD-YYYY,02-29-2024,true", "YYYYMMDD,20240229,true", "DD/MM/YYYY,02/29/2024,false"})
    void readsDatesInTheGivenFormat(String format, String answer, boolean taken) {
        var talk = asking("'validation': 'date', 'date_format': '%s'".formatted(format)).says(answer);

        assertThat(talk.events(AnswerRejected.class).isEmpty()).isEqualTo(taken);
    }

    @Test
    void matchesTheWholeAnswerAgainstAPattern() {
        String pattern = "'validation': 'regex', 'pattern': '[A-Z]{2}[0-9]{4}'";

        assertThat(asking(pattern).says("AB1234").next()).isEqualTo(new Next.End("end"));
        assertThat(reasonFor(pattern, "xAB1234")).isEqualTo("regex");
        assertThat(reasonFor("'validation': 'regex', 'pattern': '('", "(")).isEqualTo("regex");
        assertThat(reasonFor("'validation': 'regex'", "x")).isEqualTo("regex");
    }

    @Test
    void takesNoTimeForAPatternThatIsMadeToTakeForever() {
        assertThat(reasonFor("'validation': 'regex', 'pattern': '(a+)+b'", "a".repeat(65_000))).isEqualTo("regex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t"})
    void refusesAnEmptyAnswer(String answer) {
        assertThat(reasonFor("'variable': 'x'", answer)).isEqualTo("empty");
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(asking("'max_length': 3").says("👍👍👍").next()).isEqualTo(new Next.End("end"));
        assertThat(reasonFor("'max_length': 3", "abcd")).isEqualTo("too_long");
    }

    @Test
    void refusesAFileWithoutWords() {
        var file = new UserInput.Attachment("https://example.com/a.pdf", "a.pdf", "application/pdf");

        assertThat(asking("'variable': 'x'").gives(new UserInput(null, null, List.of(file))).events(AnswerRejected.class))
            .extracting(AnswerRejected::reason).containsExactly("text_expected");
        assertThat(asking("'variable': 'x'").gives(new UserInput("see file", null, List.of(file))).next()).isEqualTo(new Next.End("end"));
    }

    @Test
    void asksAgainWithTheErrorTextOrTheQuestion() {
        assertThat(asking("'validation': 'number'").says("x").texts()).containsExactly("Well?");
        assertThat(asking("'validation': 'number', 'error_text': 'A number, please.'").says("x").texts())
            .containsExactly("A number, please.");
    }

    @Test
    void goesTheErrorWayAfterTooManyAttempts() {
        var talk = asking("'validation': 'number', 'max_attempts': 2, 'error': 'sorry'").says("x").says("y");

        assertThat(talk.events(AnswerRejected.class)).extracting(AnswerRejected::attempt).containsExactly(2);
        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("max_attempts");
        assertThat(talk.texts()).containsExactly("Please call us.");
        assertThat(talk.next()).isEqualTo(new Next.End("end"));
    }

    @Test
    void apologisesAndWaitsAfterTooManyAttemptsWithoutAnErrorWay() {
        var talk = asking("'validation': 'number', 'max_attempts': 1").says("x");

        assertThat(talk.texts()).containsExactly("Sorry!");
        assertThat(talk.next()).isEqualTo(new Next.Wait("ask"));
        assertThat(talk.says("7").next()).isEqualTo(new Next.End("end"));
    }

    @Test
    void countsAttemptsAnewAfterAGoodAnswer() {
        var talk = Talk.with("""
            {'id': 'start', 'type': 'start', 'next': 'ask'},
            {'id': 'ask', 'type': 'question_text', 'text': 'Well?', 'validation': 'number', 'max_attempts': 2, 'next': 'ask'}""");

        talk.says("x").says("1").says("x");

        assertThat(talk.events(AnswerRejected.class)).extracting(AnswerRejected::attempt).containsExactly(1);
        assertThat(talk.next()).isEqualTo(new Next.Wait("ask"));
    }

    @Test
    void isSkippedWhereTheVariableHasAValue() {
        var question = Drafts.of(question("'variable': 'name', 'skip_if_set': true"));

        assertThat(Talk.with(question, Map.of("name", "Anna")).next()).isEqualTo(new Next.End("end"));
        assertThat(Talk.with(question, Map.of("name", " ")).next()).isEqualTo(new Next.Wait("ask"));
        assertThat(Talk.with(question, Map.of()).next()).isEqualTo(new Next.Wait("ask"));
    }

    private static String reasonFor(String fields, String answer) {
        var talk = asking(fields).says(answer);
        assertThat(talk.next()).isEqualTo(new Next.Wait("ask"));
        return talk.events(AnswerRejected.class).getFirst().reason();
    }

    private static Talk asking(String fields) {
        return Talk.with(question(fields));
    }

    private static String question(String fields) {
        return """
            {'id': 'start', 'type': 'start', 'next': 'ask'},
            {'id': 'ask', 'type': 'question_text', 'text': 'Well?', %s, 'next': 'end'},
            {'id': 'sorry', 'type': 'message', 'text': 'Please call us.', 'next': 'end'},
            {'id': 'end', 'type': 'end'}""".formatted(fields);
    }
}
