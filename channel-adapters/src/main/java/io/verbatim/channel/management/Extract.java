package io.verbatim.channel.management;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.verbatim.channel.nlp.Recognition;
import io.verbatim.channel.nlp.Recognition.Scored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a text was understood, in the words of the product that this call is known from. */
record Extract(String query, @Nullable String intent, double score, @JsonProperty("exactMatchedIntent") @Nullable String exactMatchedIntent,
               List<Scored> intents, List<Found> entities, @JsonProperty("intentThreshold") double intentThreshold,
               @JsonProperty("entityThreshold") double entityThreshold) {

    private static final double INTENT_THRESHOLD = 0.8;
    private static final double ENTITY_THRESHOLD = 0.7;

    static Answer of(String query, Recognition found) {
        var entities = found.entities().stream()
            .map(one -> new Found(one.name(), one.value(), 1, one.start(), one.end(), one.system())).toList();
        return new Answer(new Extract(query, found.intent(), found.score(), found.exact(), found.intents(), entities, INTENT_THRESHOLD,
            ENTITY_THRESHOLD));
    }

    /** The usual wrapping of this call. */
    record Answer(Extract extract) { }

    /** An entity; patterns are there or not, so the score is 1. */
    record Found(String name, String value, double score, @JsonProperty("startIndex") int startIndex,
                 @JsonProperty("endIndex") int endIndex, @JsonProperty("systemEntity") boolean systemEntity) { }
}
