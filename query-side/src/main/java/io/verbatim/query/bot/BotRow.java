package io.verbatim.query.bot;

import io.verbatim.query.Fold;
import io.verbatim.query.Marks;
import io.verbatim.query.Seen;
import io.verbatim.shared.bot.BotEvent;
import io.verbatim.shared.bot.BotEvent.BotChanged;
import io.verbatim.shared.bot.BotEvent.BotCreated;
import io.verbatim.shared.bot.BotEvent.BotDeleted;
import io.verbatim.shared.bot.BotEvent.BotPublished;
import io.verbatim.shared.bot.BotEvent.DraftFrozen;
import io.verbatim.shared.bot.BotEvent.DraftReplaced;
import io.verbatim.shared.bot.BotEvent.VersionActivated;
import org.jspecify.annotations.Nullable;

record BotRow(String id, String workspace, String name, @Nullable String description, @Nullable Integer publishedVersion, boolean deleted,
              Marks marks) implements Fold.Row {

    static @Nullable BotRow after(@Nullable BotRow row, BotEvent event, Seen seen) {
        if (event instanceof BotCreated e) {
            return new BotRow(e.botId().value(), e.workspaceId().value(), e.name(), e.description(), null, false, Marks.first(seen));
        }
        return row == null ? null : row.after(event, row.marks.next(seen));
    }

    private BotRow after(BotEvent event, Marks next) {
        return switch (event) {
            case BotChanged e -> new BotRow(id, workspace, e.name(), e.description(), publishedVersion, deleted, next);
            case BotPublished e -> new BotRow(id, workspace, name, description, e.version(), deleted, next);
            case VersionActivated e -> new BotRow(id, workspace, name, description, e.version(), deleted, next);
            case BotDeleted e -> new BotRow(id, workspace, name, description, publishedVersion, true, next);
            case BotCreated e -> this;
            case DraftReplaced e -> this;
            case DraftFrozen e -> this;
        };
    }

    @Override
    public long position() {
        return marks.position();
    }
}
