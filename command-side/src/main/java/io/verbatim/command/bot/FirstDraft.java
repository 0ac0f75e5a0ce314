package io.verbatim.command.bot;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotSettings;
import io.verbatim.shared.bot.flow.AiReply;
import io.verbatim.shared.bot.flow.Start;
import java.util.List;
import java.util.Map;

/** The draft of a new bot: usable as it is. */
final class FirstDraft {
    static final BotDraft DRAFT = new BotDraft(List.of(), List.of(), List.of(), null, BotSettings.DEFAULTS,
        List.of(new Start("start", null, "ai_reply", null),
            new AiReply("ai_reply", null, AiReply.Mode.CONVERSATION, null, null, null, null, null)), Map.of());

    private FirstDraft() {
    }
}
