package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.TurnId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The W3C trace context of an attempt of which nobody keeps a trace: one trace a turn, one span an attempt, the same on every node and
 * after every restart.
 */
final class TraceParent {

    private TraceParent() {
    }

    static String of(TurnId turn, AttemptId attempt) {
        return "00-%s-%s-01".formatted(hex(turn.value(), 16), hex(attempt.value(), 8));
    }

    private static String hex(String text, int bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
