package io.verbatim.shared.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a transcript.
 *
 * @param position    of its event in the store
 * @param role        {@code user} or {@code bot}
 * @param componentId that said it, or null for the user's
 * @param type        of the message: {@code text}, {@code buttons}, ..., {@code option} for a choice of the user, {@code location}, {@code order}, ...
 *                    for what has parts, {@code edit} and {@code revoke} for a change of something said before (content: of which)
 * @param text        as plain text
 * @param content     the whole message
 * @param incomplete  whether the rest of it never came
 */
public record MessageView(MessageId id, TurnId turnId, long position, String role, @Nullable String componentId, String type, String text,
                          Object content, Instant at, boolean incomplete) {
}
