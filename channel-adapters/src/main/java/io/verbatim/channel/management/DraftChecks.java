package io.verbatim.channel.management;

import io.verbatim.channel.script.ScriptCheck;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ETags;
import io.verbatim.shared.Refused;
import io.verbatim.shared.bot.BotCommand.CheckDraft;
import io.verbatim.shared.bot.BotCommand.PublishBot;
import io.verbatim.shared.bot.BotCommand.Published;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindDraft;
import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.bot.DraftView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The whole check of drafts: what can be thought about them, and what takes a process to find out. */
@Component
class DraftChecks {
    private static final int MOST_TRIES = 5;

    private final Desk desk;
    private final ScriptCheck scripts;

    DraftChecks(Desk desk, ScriptCheck scripts) {
        this.desk = desk;
        this.scripts = scripts;
    }

    /** Of the draft as it is now. */
    DraftCheck of(Caller caller, DraftView draft) {
        return scripts.added(caller.workspace(), draft.draft(), desk.tell(caller, new CheckDraft(draft.botId(), caller.workspace())));
    }

    /**
     * Publishes the draft that was checked, and no other: version 0 where errors are why there is none. Refused if it changes all the time.
     *
     * @param ifMatch the caller's condition on the draft
     */
    Published publish(Caller caller, BotId bot, @Nullable String notes, @Nullable String ifMatch) {
        for (int tries = 1; ; tries++) {
            try {
                return publishOnce(caller, bot, notes, ifMatch);
            } catch (Refused e) {
                if (e.code() != Refused.Code.PRECONDITION_FAILED || tries == MOST_TRIES) {
                    throw e;
                }
                desk.awaitViews();
            }
        }
    }

    private Published publishOnce(Caller caller, BotId bot, @Nullable String notes, @Nullable String ifMatch) {
        var draft = desk.get(new FindDraft(caller.workspace(), bot), DraftView.class);
        ETags.require(ifMatch, draft.revision());
        var check = of(caller, draft);
        if (!check.errors().isEmpty()) {
            return new Published(0, check);
        }
        Published published = desk.tell(caller, new PublishBot(bot, caller.workspace(), notes, draft.revision()));
        return new Published(published.version(), published.version() == 0 ? published.check() : check);
    }
}
