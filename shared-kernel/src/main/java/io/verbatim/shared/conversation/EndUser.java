package io.verbatim.shared.conversation;

import org.jspecify.annotations.Nullable;

/**
 * The person on the other side.
 *
 * @param id       how the channel, or its client, names the person
 * @param platform the channel's kind
 */
public record EndUser(String id, String platform, @Nullable String name, @Nullable String username) {
}
