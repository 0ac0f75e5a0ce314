package io.verbatim.shared.bot;

import io.verbatim.shared.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a bot. Each is refused with NOT_FOUND in another workspace than the bot's. */
public sealed interface BotCommand {

    BotId botId();

    WorkspaceId workspaceId();

    /** Makes a bot with the first draft (start, then AI reply) and, in the same breath, its built-in backend {@code Echo}. */
    record CreateBot(BotId botId, WorkspaceId workspaceId, String name, @Nullable String description) implements BotCommand { }

    /** Gives a bot another name and description. */
    record ChangeBot(BotId botId, WorkspaceId workspaceId, String name, @Nullable String description, @Nullable Long expectedRevision)
        implements BotCommand { }

    /**
     * Replaces the draft as a whole.
     *
     * @param expectedRevision the revision of the draft that the caller has seen; refused with PRECONDITION_FAILED if it is another now
     */
    record ReplaceDraft(BotId botId, WorkspaceId workspaceId, BotDraft draft, @Nullable Long expectedRevision) implements BotCommand { }

    /** Asks for a {@link DraftCheck} of the draft; changes nothing. */
    record CheckDraft(BotId botId, WorkspaceId workspaceId) implements BotCommand { }

    /**
     * Freezes the draft as the next version and makes that the published one, unless it has errors; answers {@link Published}.
     *
     * @param draftRevision of the draft that was checked for more than is checked here; refused with PRECONDITION_FAILED if it is another now
     */
    record PublishBot(BotId botId, WorkspaceId workspaceId, @Nullable String notes, @Nullable Long draftRevision) implements BotCommand {

        /** Publishes whatever the draft is. */
        public PublishBot(BotId botId, WorkspaceId workspaceId, @Nullable String notes) {
            this(botId, workspaceId, notes, null);
        }
    }

    /** Freezes the draft for tests, unless it is frozen or has errors; answers {@link Published}, with a negative number. */
    record FreezeDraft(BotId botId, WorkspaceId workspaceId) implements BotCommand { }

    /** Makes an older version the published one. */
    record ActivateVersion(BotId botId, WorkspaceId workspaceId, int version) implements BotCommand { }

    /**
     * Copies a version back to the draft.
     *
     * @param draftRevision of the draft that the caller has seen; refused with PRECONDITION_FAILED if it is another now
     */
    record RestoreVersion(BotId botId, WorkspaceId workspaceId, int version, @Nullable Long draftRevision) implements BotCommand {

        /** Whatever the draft is. */
        public RestoreVersion(BotId botId, WorkspaceId workspaceId, int version) {
            this(botId, workspaceId, version, null);
        }
    }

    /** Ends a bot that no channel uses; its conversations stay. Refused with IN_USE. */
    record DeleteBot(BotId botId, WorkspaceId workspaceId, @Nullable Long expectedRevision) implements BotCommand { }

    /**
     * What publishing answers.
     *
     * @param version the new version; 0 where errors are why there is none
     */
    record Published(int version, DraftCheck check) { }
}
