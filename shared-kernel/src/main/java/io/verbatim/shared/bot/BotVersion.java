package io.verbatim.shared.bot;

/** A published flow: immutable. */
public record BotVersion(BotId botId, String botName, int number, BotDraft definition) {
}
