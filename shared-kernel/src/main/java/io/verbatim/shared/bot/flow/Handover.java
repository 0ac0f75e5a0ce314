package io.verbatim.shared.bot.flow;

import org.jspecify.annotations.Nullable;

/**
 * Hands the conversation to people: the bot is silent until it is resumed.
 *
 * @param next  where the flow goes on then; without it, it waits here for the user
 * @param error where to go when the people cannot be told
 */
public record Handover(String id, @Nullable Boolean entry, @Nullable String next, @Nullable String error, @Nullable Boolean errorEmail)
    implements Component {
}
