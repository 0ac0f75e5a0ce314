package io.verbatim.command.conversation;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotVersion;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A world with one published version, or none. */
record OneFlow(@Nullable BotVersion only) implements Flows {

    @Override
    public Optional<BotVersion> published(BotId bot) {
        return Optional.ofNullable(only);
    }

    @Override
    public BotVersion version(BotId bot, int number) {
        return Objects.requireNonNull(only);
    }
}
