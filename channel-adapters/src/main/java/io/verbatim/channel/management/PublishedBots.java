package io.verbatim.channel.management;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.bot.BotView;

/** Whether a bot may be connected. */
final class PublishedBots {

    private PublishedBots() {
    }

    /** Refuses a bot that has no published version to a kind of channel that needs one. */
    static void require(ChannelKind kind, BotView bot) {
        if (kind.needsPublishedBot() && bot.publishedVersion() == null) {
            throw new ApiProblem(ProblemType.BOT_NOT_PUBLISHED, "The bot has no published version: publish it first");
        }
    }
}
