package io.verbatim.command.conversation;

import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.bot.BotId;
import java.util.List;

/** The backends that a bot may ask, as they are set up now. */
interface Backends {

    List<Backend> of(BotId bot);
}
