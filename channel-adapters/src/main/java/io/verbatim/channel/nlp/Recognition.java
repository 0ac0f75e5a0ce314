package io.verbatim.channel.nlp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a text.
 *
 * @param intent   the best one, however unlikely; null where there are none
 * @param score    how likely it is, from 0 to 1
 * @param exact    the intent one of whose expressions the text is, word for word; null for none
 * @param intents  all, the best first
 * @param entities in the order of the text
 */
public record Recognition(@Nullable String intent, double score, @Nullable String exact, List<Scored> intents, List<Found> entities) {

    /** An intent and how likely it is. */
    public record Scored(String intent, double score) { }

    /**
     * An entity.
     *
     * @param start  its first character
     * @param end    the one behind its last
     * @param system whether every bot has it
     */
    public record Found(String name, String value, int start, int end, boolean system) { }
}
