package io.verbatim.channel.media;

import io.verbatim.shared.Ids;
import java.util.Optional;

/** Names a kept file. */
record MediaId(String value) {
    private static final String PREFIX = "med";

    MediaId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** The one file of a cause: kept once more, it takes the place of the first. */
    static MediaId of(String cause) {
        return new MediaId(Ids.derived(PREFIX, cause));
    }

    /** What a caller wrote; empty if it cannot be one. */
    static Optional<MediaId> read(String text) {
        return Ids.hasShape(PREFIX, text) ? Optional.of(new MediaId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
