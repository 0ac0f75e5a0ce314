package io.verbatim.channel.management;

import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.Ids;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.MemberId;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ids that callers give in a path. What cannot be one is refused with NOT_FOUND, as if it could. */
final class Given {
    static final String VARIANT = "The variant of the bot; conversations are the same in all";
    private static final Set<String> VARIANTS = Set.of("DRAFT", "LIVE");

    private Given() {
    }

    static BotId bot(String text) {
        return id(BotId.PREFIX, text, BotId::new);
    }

    static BackendId backend(String text) {
        return id(BackendId.PREFIX, text, BackendId::new);
    }

    static ChannelId channel(String text) {
        return id(ChannelId.PREFIX, text, ChannelId::new);
    }

    static ConversationId conversation(String text) {
        return id(ConversationId.PREFIX, text, ConversationId::new);
    }

    static TurnId turn(String text) {
        return id(TurnId.PREFIX, text, TurnId::new);
    }

    static DeliveryId delivery(String text) {
        return id(DeliveryId.PREFIX, text, DeliveryId::new);
    }

    static KeyId key(String text) {
        return id(KeyId.PREFIX, text, KeyId::new);
    }

    static MemberId member(String text) {
        return id(MemberId.PREFIX, text, MemberId::new);
    }

    /** The number of a version: from 1. */
    static int version(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw Desk.notFound();
        }
        return Integer.parseInt(text);
    }

    /** The variant of a bot that calls of Chatlayer's API name; conversations are the same in all. */
    static void variant(@Nullable String version) {
        var faults = new Faults();
        faults.check(version == null || VARIANTS.contains(version), "version", "must be one of: DRAFT, LIVE");
        faults.done();
    }

    private static <T> T id(String prefix, String text, Function<String, T> of) {
        if (!Ids.hasShape(prefix, text)) {
            throw Desk.notFound();
        }
        return of.apply(text);
    }
}
