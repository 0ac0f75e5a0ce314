package io.verbatim.command.flow;

import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.bot.flow.QuestionText;
import io.verbatim.shared.bot.flow.QuestionText.Validation;
import io.verbatim.shared.conversation.UserInput;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a user's answer to a question for text. */
sealed interface Answer {
    /** It will do; this is the value that the variable takes. */
    record Taken(Object value) implements Answer { }

    /** It will not do, and why, in a word. */
    record Refused(String reason) implements Answer { }

    /** Judges the trimmed text: a file without words is no answer, nor is nothing. */
    static Answer to(QuestionText question, UserInput input, Variable.@Nullable Type type) {
        String text = input.text() == null ? "" : input.text().strip();
        if (text.isEmpty()) {
            return new Refused(input.attachments().isEmpty() ? "empty" : "text_expected");
        }
        if (question.maxLength() != null && text.codePointCount(0, text.length()) > question.maxLength()) {
            return new Refused("too_long");
        }
        var validation = question.validation() == null ? Validation.NONE : question.validation();
        return AnswerShape.holds(validation, question, text) ? valueOf(text, question, validation, type)
            : new Refused(validation.name().toLowerCase(Locale.ROOT));
    }

    private static Answer valueOf(String text, QuestionText question, Validation validation, Variable.@Nullable Type type) {
        Object said = type == Variable.Type.DATE && validation == Validation.DATE ? isoDate(text, question) : text;
        return Fit.to(type, said).<Answer>map(Taken::new).orElseGet(() -> new Refused("not_" + type.name().toLowerCase(Locale.ROOT)));
    }

    /** A variable of type date holds ISO dates, in whatever way the user writes them. */
    private static String isoDate(String text, QuestionText question) {
        Optional<LocalDate> date = DateShape.of(question.dateFormat()).flatMap(shape -> shape.read(text));
        return date.map(LocalDate::toString).orElse(text);
    }
}
