package io.verbatim.command.conversation;

import io.verbatim.shared.Ids;
import io.verbatim.shared.bot.BotSettings.Stickiness;

/** A draw that falls on the same place again for the same session, or the same user. */
final class Sticky {

    private static final int PRECISION = 1 << 30;

    private Sticky() {
    }

    /** From 0 (included) to 1 (excluded). */
    static double fraction(Stickiness stickiness, Session session) {
        String whose = stickiness == Stickiness.USER ? session.user().id() : session.sessionId();
        String hash = Ids.derived("draw", session.pin().botId().value(), stickiness.name(), whose);
        return Math.floorMod(hash.hashCode() * 0x9E3779B9, PRECISION) / (double) PRECISION;
    }
}
