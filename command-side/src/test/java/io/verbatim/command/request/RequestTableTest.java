package io.verbatim.command.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.eventstore.StoreFixture;
import io.verbatim.shared.conversation.AcceptedRequest;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindAcceptedRequest;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.channel.ChannelId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestTableTest {

    private static final ConversationId CONVERSATION = ConversationId.of(ChannelId.next(), "anna");
    private static final TurnId TURN = TurnId.next();

    private static StoreFixture store;

    @BeforeAll
    static void start() {
        store = StoreFixture.create();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void empty() {
        store.jdbc().sql("truncate request").update();
    }

    @Test
    void findsWhatBecameOfARequest() {
        accepted("a", Duration.ofMinutes(2));

        var found = find("a").orElseThrow();

        assertThat(found.conversationId()).isEqualTo(CONVERSATION);
        assertThat(found.turnId()).isEqualTo(TURN);
        assertThat(found.fingerprint()).isEqualTo("fingerprint of a");
        assertThat(found.age()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThat(find("b")).isEmpty();
    }

    @Test
    void keepsRequestsForADayAndMore() {
        accepted("young", Duration.ofHours(24).plusMinutes(30));
        accepted("old", Duration.ofHours(25).plusMinutes(1));

        int forgotten = new RequestTable(store.jdbc()).forget(10);

        assertThat(forgotten).isEqualTo(1);
        assertThat(find("young")).isPresent();
        assertThat(find("old")).isEmpty();
    }

    @Test
    void forgetsNoMoreThanItIsTold() {
        for (int i = 0; i < 5; i++) {
            accepted("old-" + i, Duration.ofDays(2));
        }

        assertThat(new RequestTable(store.jdbc()).forget(3)).isEqualTo(3);
        assertThat(new RequestTable(store.jdbc()).forget(3)).isEqualTo(2);
    }

    private static Optional<AcceptedRequest> find(String key) {
        return new RequestTable(store.jdbc()).handle(new FindAcceptedRequest(key));
    }

    private static void accepted(String key, Duration ago) {
        store.jdbc().sql("""
                insert into request (key, fingerprint, aggregate_id, turn_id, accepted_at)
                values (?, ?, ?, ?, clock_timestamp() - make_interval(secs => ?))
                """)
            .params(key, "fingerprint of " + key, CONVERSATION.value(), TURN.value(), ago.toSeconds()).update();
    }
}
