package io.verbatim.command.conversation;

import io.verbatim.shared.Ids;
import io.verbatim.shared.bot.BotSettings.Stickiness;

/** A draw that falls on the same place again for the same session, or the same user. */
final class Sticky {

    private static final int PRECISION = 1 << 30;

    private Sticky() {
    }

    // A session's id is the client's, and the same for each run.
    private static String run(Session session) {
        return session.begun() == null ? session.sessionId() : session.begun().value();
    }

    /** From 0 (included) to 1 (excluded). */
    static double fraction(Stickiness stickiness, Session session) {
        String whose = stickiness == Stickiness.USER ? session.user().id() : run(session);
        String hash = Ids.derived("draw", session.pin().botId().value(), stickiness.name(), whose);
        return Math.floorMod(hash.hashCode() * 0x9E3779B9, PRECISION) / (double) PRECISION;
    }
}
