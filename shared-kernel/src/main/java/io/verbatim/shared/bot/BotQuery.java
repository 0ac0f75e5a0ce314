package io.verbatim.shared.bot;

import io.verbatim.shared.Page;
import io.verbatim.shared.workspace.WorkspaceId;

/** What can be asked about bots. */
public sealed interface BotQuery {

    /** The bots of a workspace: a {@code Paged<BotView>}, newest first. */
    record ListBots(WorkspaceId workspaceId, Page page) implements BotQuery { }

    /** One bot: an {@code Optional<BotView>}. */
    record FindBot(WorkspaceId workspaceId, BotId botId) implements BotQuery { }

    /** Its draft: an {@code Optional<DraftView>}. */
    record FindDraft(WorkspaceId workspaceId, BotId botId) implements BotQuery { }

    /** Its versions: a {@code Paged<VersionView>}, newest first. */
    record ListVersions(WorkspaceId workspaceId, BotId botId, Page page) implements BotQuery { }

    /** One version with its definition: an {@code Optional<VersionView>}. */
    record FindVersion(WorkspaceId workspaceId, BotId botId, int version) implements BotQuery { }

    /** For running a session: this version of the bot, an {@code Optional<BotVersion>}. */
    record FindFlow(BotId botId, int version) implements BotQuery { }

    /** For starting a session: the number of the published version, an {@code Optional<Integer>}. */
    record FindPublishedVersion(BotId botId) implements BotQuery { }
}
