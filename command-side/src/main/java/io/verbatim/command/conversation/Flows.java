package io.verbatim.command.conversation;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotVersion;
import java.util.Optional;

/** Published flows. */
interface Flows {

    /** The version that new sessions use now; empty while nothing is published. */
    Optional<BotVersion> published(BotId bot);

    /** A version that was published once. */
    BotVersion version(BotId bot, int number);
}
