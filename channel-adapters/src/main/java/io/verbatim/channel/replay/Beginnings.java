package io.verbatim.channel.replay;

import io.verbatim.channel.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets replays begin. */
@Component
class Beginnings {
    private final Rules rules;
    private final ReplayTable table;

    Beginnings(Rules rules, ReplayTable table) {
        this.rules = rules;
        this.table = table;
    }

    /**
     * A replay that has begun.
     *
     * @param secret what its calls are signed with, where it was made up for it
     */
    record Begun(Replay replay, @Nullable String secret) { }

    Begun begin(Caller caller, ReplayRequest request) {
        var target = request.checkedTarget();
        return new Begun(table.add(rules.rebuild(caller, request, target)), null);
    }
}
