package io.verbatim.command.flow;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a reference can do to its value; null where that makes no sense, and the reference stays as it was written. */
enum Modifier {
    UPPER("toUpperCase", value -> Values.text(value).toUpperCase(Locale.ROOT)),
    LOWER("toLowerCase", value -> Values.text(value).toLowerCase(Locale.ROOT)),
    CAPITALIZE("capitalize", value -> capitalized(Values.text(value))),
    INCREMENT("increment", value -> Values.number(value).map(number -> Values.plain(number.add(BigDecimal.ONE))).orElse(null));

    private final String word;
    private final Function<Object, @Nullable Object> effect;

    Modifier(String word, Function<Object, @Nullable Object> effect) {
        this.word = word;
        this.effect = effect;
    }

    static Optional<Modifier> named(String word) {
        return Arrays.stream(values()).filter(modifier -> modifier.word.equals(word)).findFirst();
    }

    @Nullable Object of(Object value) {
        return effect.apply(value);
    }

    private static String capitalized(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int end = text.offsetByCodePoints(0, 1);
        return text.substring(0, end).toUpperCase(Locale.ROOT) + text.substring(end);
    }
}
