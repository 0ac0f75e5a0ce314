package io.verbatim.channel.nlp;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.channel.nlp.Recognition.Scored;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotDraft.Intent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds out what a text means to a bot. Takes some milliseconds, and seconds where a bot has many expressions that are new. */
@Component
public final class Recogniser {

    private static final Pattern BESIDES = Pattern.compile("[\\s\\p{Punct}]+");

    private final Vectors vectors;

    Recogniser(Vectors vectors) {
        this.vectors = vectors;
    }

    /**
     * Looks at a text with a bot's intents and entities.
     *
     * @throws IllegalStateException if the model does not run on this machine, and there are intents
     */
    public Recognition recognise(BotDraft bot, String text) {
        var known = requireNonNullElse(bot.intents(), List.<Intent>of());
        var intents = known.isEmpty() ? List.<Scored>of() : scored(known, text);
        var entities = new Entities(requireNonNullElse(bot.entities(), List.of())).in(text);
        if (intents.isEmpty()) {
            return new Recognition(null, 0, null, intents, entities);
        }
        var best = intents.getFirst();
        return new Recognition(best.intent(), best.score(), best.score() == 1 ? best.intent() : null, intents, entities);
    }

    private List<Scored> scored(List<Intent> intents, String text) {
        var vector = vectors.of(text);
        var plain = plain(text);
        return intents.stream().map(intent -> new Scored(requireNonNullElse(intent.name(), ""), score(intent, plain, vector)))
            .sorted(Comparator.comparingDouble(Scored::score).reversed()).toList();
    }

    private double score(Intent intent, String plain, float[] vector) {
        var expressions = requireNonNullElse(intent.expressions(), List.<String>of());
        if (expressions.stream().anyMatch(expression -> plain(expression).equals(plain))) {
            return 1;
        }
        return expressions.stream().mapToDouble(expression -> Score.closeness(vectors.ofExpression(expression), vector))
            .max().stream().map(Score::of).findFirst().orElse(0);
    }

    private static String plain(String text) {
        return BESIDES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
