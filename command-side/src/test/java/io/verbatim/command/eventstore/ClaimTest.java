package io.verbatim.command.eventstore;

import static io.verbatim.command.eventstore.SampleEvents.bot;
import static io.verbatim.command.eventstore.SampleEvents.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.shared.Refused;
import io.verbatim.shared.bot.BotEvent.BotChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events named {@code claim <key> <turn>} claim a request, and open work of the turn's name. */
class ClaimTest {

    private static StoreFixture store;

    @BeforeAll
    static void start() {
        store = StoreFixture.create((event, batch) -> {
            if (event.getPayload() instanceof BotChanged changed && changed.name().startsWith("claim ")) {
                var words = changed.name().split(" ");
                batch.claim(words[1], "fingerprint", event.getAggregateIdentifier(), words[2]);
                batch.open(words[2], "call", event.getAggregateIdentifier());
            }
        });
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void storesTheFirstEventsThatClaimARequestWithTheirClaim() {
        store.append(named(bot(), 0, "claim first-1 turn_1a"));

        assertThat(store.jdbc().sql("select turn_id from request where key = 'first-1'").query(String.class).single()).isEqualTo("turn_1a");
    }

    @Test
    void storesNothingOfEventsWhoseRequestWasAcceptedBefore() {
        var late = bot();
        store.append(named(bot(), 0, "claim again turn_2a"));

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> store.append(named(late, 0, "claim again turn_2b")))
            .satisfies(refused -> assertThat(refused.code()).isEqualTo(Refused.Code.CONFLICT));

        assertThat(store.engine().readEvents(late, 0).asStream()).isEmpty();
        assertThat(store.jdbc().sql("select id from work where id in ('turn_2a', 'turn_2b')").query(String.class).list())
            .containsExactly("turn_2a");
    }

    @Test
    void acceptsOneOfManyThatComeAtOnceAndWhatElseIsInTheirGroup() throws Exception {
        var barrier = new CyclicBarrier(32);
        var outcomes = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 32; i++) {
                var name = i % 2 == 0 ? "claim many turn_3_" + i : "other " + i;
                outcomes.add(threads.submit(() -> {
                    barrier.await();
                    return succeeds(name);
                }));
            }
        }

        assertThat(claiming(outcomes)).containsOnlyOnce(true);
        assertThat(outcomes).filteredOn(outcome -> outcomes.indexOf(outcome) % 2 == 1).allMatch(Future::resultNow);
    }

    private static List<Boolean> claiming(List<Future<Boolean>> outcomes) {
        return outcomes.stream().filter(outcome -> outcomes.indexOf(outcome) % 2 == 0).map(Future::resultNow).toList();
    }

    private static boolean succeeds(String name) {
        try {
            store.append(named(bot(), 0, name));
            return true;
        } catch (Refused e) {
            return false;
        }
    }
}
