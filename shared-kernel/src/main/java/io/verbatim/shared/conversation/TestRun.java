package io.verbatim.shared.conversation;

import io.verbatim.shared.effect.Effect;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes a session a test: nobody's, left out of all views of real ones, and how much of the world outside it may touch.
 *
 * @param outside how much
 * @param stubs   by component: what is taken for the outcome of its effect, or for the reply, instead of asking for it
 */
public record TestRun(Outside outside, Map<String, Map<String, Object>> stubs) {

    private static final Map<String, Object> NOTHING_SPECIAL = Map.of();

    /** How much of the world outside a test may touch where a component has no stub. */
    public enum Outside {
        /** All that a real session does. */
        ALL,
        /** What only asks: AI replies, calls that read, scripts, but no e-mails, no handovers, no calls that change something. */
        ASKING,
        /** Nothing. */
        NOTHING
    }

    /** What is taken for the outcome of an effect; null where it is to be done. */
    public @Nullable Map<String, Object> stubOf(String componentId, Effect effect) {
        var given = stubs.get(componentId);
        return given != null ? given : isDone(effect) ? null : NOTHING_SPECIAL;
    }

    /** What is taken for an AI reply; null where a backend is to be asked. */
    public @Nullable Map<String, Object> stubOfReply(String componentId) {
        var given = stubs.get(componentId);
        return given != null ? given : outside != Outside.NOTHING ? null : NOTHING_SPECIAL;
    }

    private boolean isDone(Effect effect) {
        return switch (outside) {
            case ALL -> true;
            case ASKING -> onlyAsks(effect);
            case NOTHING -> effect instanceof Effect.Recognise;
        };
    }

    private static boolean onlyAsks(Effect effect) {
        return switch (effect) {
            case Effect.CallApi call -> call.method().equals("GET");
            case Effect.RunScript _, Effect.Recognise _, Effect.Pause _, Effect.KeepFile _ -> true;
            case Effect.SendMail _, Effect.HandOver _, Effect.TellPeople _ -> false;
        };
    }
}
