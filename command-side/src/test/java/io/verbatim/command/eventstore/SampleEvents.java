package io.verbatim.command.eventstore;

import io.verbatim.shared.bot.BotEvent.BotChanged;
import io.verbatim.shared.bot.BotId;
import org.axonframework.eventhandling.DomainEventMessage;

/** Events to try the store with. */
public final class SampleEvents {

    private SampleEvents() {
    }

    /** A new aggregate's id. */
    public static String bot() {
        return BotId.next().value();
    }

    public static DomainEventMessage<BotChanged> renamed(String bot, long seq) {
        return named(bot, seq, "name %d".formatted(seq));
    }

    public static DomainEventMessage<BotChanged> named(String bot, long seq, String name) {
        return StoreFixture.event(bot, seq, new BotChanged(new BotId(bot), name, null));
    }
}
