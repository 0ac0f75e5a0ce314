package io.verbatim.channel.management;

import io.verbatim.channel.web.Faults;
import org.jspecify.annotations.Nullable;

/** A bot as a caller gives it. */
record BotRequest(@Nullable String name, @Nullable String description) {

    BotRequest checked() {
        var faults = new Faults();
        faults.name("name", name, 200);
        faults.length("description", description, 2_000);
        faults.done();
        return this;
    }

    String requiredName() {
        return String.valueOf(name);
    }
}
