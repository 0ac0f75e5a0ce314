package io.verbatim.channel.script;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.workspace.WorkspaceId;

/** Checks the scripts of a draft as scripts. */
@FunctionalInterface
public interface ScriptCheck {

    /** A check with what there is to say of the draft's scripts. Blocks for some seconds at most, and for those of a process that starts. */
    DraftCheck added(WorkspaceId owner, BotDraft draft, DraftCheck check);
}
