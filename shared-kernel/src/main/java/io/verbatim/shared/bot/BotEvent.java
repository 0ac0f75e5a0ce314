package io.verbatim.shared.bot;

import java.util.List;
import io.verbatim.shared.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** What happened to a bot. */
public sealed interface BotEvent {

    BotId botId();

    /** There is a new bot. */
    record BotCreated(BotId botId, WorkspaceId workspaceId, String name, @Nullable String description, BotDraft draft)
        implements BotEvent { }

    /** It has another name or description. */
    record BotChanged(BotId botId, String name, @Nullable String description) implements BotEvent { }

    /** The draft is another; {@code draftRevision} counts from 1. */
    record DraftReplaced(BotId botId, BotDraft draft, long draftRevision) implements BotEvent { }

    /** A version was frozen and is the published one. */
    record BotPublished(BotId botId, int version, String botName, BotDraft definition, @Nullable String notes, List<FlowProblem> warnings)
        implements BotEvent { }

    /**
     * The draft was frozen for tests, under a number that no version has.
     *
     * @param number from -1 downwards
     */
    record DraftFrozen(BotId botId, int number, String botName, BotDraft definition) implements BotEvent { }

    /** Another version is the published one. */
    record VersionActivated(BotId botId, int version) implements BotEvent { }

    /** The bot is no more. */
    record BotDeleted(BotId botId) implements BotEvent { }
}
