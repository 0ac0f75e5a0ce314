package io.verbatim.command.flow;

import com.google.re2j.Pattern;
import io.verbatim.shared.bot.flow.QuestionText;
import io.verbatim.shared.bot.flow.QuestionText.Validation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an answer must look like. */
final class AnswerShape {
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_URL = 2_048;
    private static final String WORD = "[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?";
    private static final String ATOM = "[^@\\s\"<>()\\[\\],;:\\\\.]+";
    private static final Pattern EMAIL =
        Pattern.compile(ATOM + "(\\." + ATOM + ")*@(" + WORD + "\\.)+\\p{L}[\\p{L}\\p{N}-]*[\\p{L}\\p{N}]");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ().\\x{2010}\\x{2011}/-]+");
    private static final Pattern URL =
        Pattern.compile("https?://(" + WORD + "\\.)+" + WORD + "(:[0-9]{1,5})?([/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    private AnswerShape() {
    }

    static boolean holds(Validation validation, QuestionText question, String text) {
        return switch (validation) {
            case NONE -> true;
            case NUMBER -> Values.number(text).isPresent();
            case EMAIL -> text.length() <= LONGEST_EMAIL && EMAIL.matches(text);
            case PHONE -> PHONE.matches(text) && hasDigitsOfAPhone(text);
            case URL -> text.length() <= LONGEST_URL && URL.matches(text);
            case DATE -> DateShape.of(question.dateFormat()).flatMap(shape -> shape.read(text)).isPresent();
            case REGEX -> regex(question.pattern()).filter(pattern -> pattern.matches(text)).isPresent();
        };
    }

    private static Optional<Patterns.Compiled> regex(@Nullable String pattern) {
        return pattern == null ? Optional.empty() : Patterns.of(pattern, true);
    }

    /** E.164 allows fifteen digits; local numbers have at least six. */
    private static boolean hasDigitsOfAPhone(String text) {
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        return digits >= 6 && digits <= 15;
    }
}
