package io.verbatim.shared.effect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;

/** Names one effect, begun once. */
public record EffectId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "eff";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EffectId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** A new id of the present moment. */
    public static EffectId next() {
        return new EffectId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
