package io.verbatim.channel.whatsapp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.verbatim.shared.conversation.ConversationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps what one user is sent below Meta's rate for one user: a rush of messages, then one in six seconds. A user's messages go out from
 * one node at a time, so it counts in memory; in a rush it is written down, for whoever has the user next.
 */
@Component("whatsappPairRate")
class PairRate {
    private static final Duration EACH = Duration.ofSeconds(6);
    private static final Duration RUSH = EACH.multipliedBy(45);
    private static final Duration WORTH_WRITING = EACH.multipliedBy(10);
    private static final int MOST = 50_000;

    private final Cache<ConversationId, Instant> filled = Caffeine.newBuilder().maximumSize(MOST)
        .expireAfterWrite(RUSH.multipliedBy(2)).build();
    private final BiConsumer<Contact, Instant> record;
    private final Clock clock;

    @Autowired
    PairRate(Contacts contacts, Clock clock) {
        this(contacts::fill, clock);
    }

    PairRate(BiConsumer<Contact, Instant> record, Clock clock) {
        this.record = record;
        this.clock = clock;
    }

    /** Counts one more message to this user; answers how long it has to wait instead, or null if it may go. */
    @Nullable Duration take(Contact contact) {
        var now = clock.instant();
        var until = latest(now, contact.pairAt(), filled.getIfPresent(contact.id())).plus(EACH);
        var over = Duration.between(now.plus(RUSH), until);
        if (over.isPositive()) {
            return over;
        }
        fill(contact, until, now);
        return null;
    }

    /** Meta says that it was too much: from now on there is one message at a time. */
    void exceeded(Contact contact) {
        var now = clock.instant();
        fill(contact, now.plus(RUSH), now);
    }

    private void fill(Contact contact, Instant until, Instant now) {
        filled.put(contact.id(), until);
        if (until.isAfter(now.plus(WORTH_WRITING))) {
            record.accept(contact, until);
        }
    }

    private static Instant latest(Instant now, @Nullable Instant written, @Nullable Instant counted) {
        return Stream.of(now, written, counted).filter(Objects::nonNull).max(Instant::compareTo).orElse(now);
    }
}
