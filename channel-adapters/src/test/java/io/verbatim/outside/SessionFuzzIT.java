package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.outside.SessionNoise.Shot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ten thousand requests at random to the session API. {@code -Dverbatim.test.seed=...} repeats a run. */
@ExtendWith(Running.class)
class SessionFuzzIT {

    private static final Logger LOG = LoggerFactory.getLogger(SessionFuzzIT.class);
    private static final int BATCHES = 50;
    private static final int BATCH = 200;
    private static final int AT_ONCE = 4;
    private static final Pattern TURN = Pattern.compile("turn_[0-9a-z]{26}");

    private final Product product;

    SessionFuzzIT(Product product) {
        this.product = product;
    }

    private record Outcome(int number, Shot shot, Answer answer) {

        boolean wasAccepted() {
            return answer.status() < 300;
        }
    }

    @Test
    void survivesTenThousandRequestsAndStoresNothingOfThoseItRefuses() throws Exception {
        long seed = Long.getLong("verbatim.test.seed", System.nanoTime());
        LOG.info("The seed of the requests at random is {}", seed);
        var chat = product.bot(Flows.SHOP).channel("{\"allow_variable_injection\": true, \"rate_limit_per_minute\": 1000000}");
        var accepted = new HashSet<String>();
        var statuses = new TreeMap<Integer, Integer>();

        for (int i = 0; i < BATCHES; i++) {
            long before = lastEvent();
            var outcomes = batch(chat, seed, i * BATCH);
            outcomes.forEach(outcome -> check(seed, outcome));
            outcomes.forEach(outcome -> statuses.merge(outcome.answer().status(), 1, Integer::sum));
            accepted.addAll(turns(outcomes));
            assertThat(storedSince(before, chat, accepted)).as("seed %d, requests %d and on", seed, i * BATCH).isEmpty();
        }

        LOG.info("They were answered {}", statuses);
        assertThat(statuses).containsKeys(200, 202, 400, 404, 409, 413, 415, 422);
        chat.start("{\"session_id\": \"afterwards\"}").is(200);
    }

    private List<Outcome> batch(Chat chat, long seed, int from) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var calls = IntStream.range(from, from + BATCH)
                .<Callable<Outcome>>mapToObj(number -> () -> outcome(chat, seed, number)).toList();
            var outcomes = new ArrayList<Outcome>();
            for (var call : threads.invokeAll(calls)) {
                outcomes.add(call.get());
            }
            return outcomes;
        }
    }

    private Outcome outcome(Chat chat, long seed, int number) {
        var shot = SessionNoise.of(seed, number).shot(chat);
        return new Outcome(number, shot, new RawLine(product.port()).send(shot.bytes(chat.key())));
    }

    private static void check(long seed, Outcome outcome) {
        var answer = outcome.answer();
        assertThat(answer.status()).as("seed %d, request %d: %s: %s", seed, outcome.number(), outcome.shot(), answer.text())
            .isBetween(200, 499);
        if (!outcome.wasAccepted()) {
            answer.isProblem();
        }
    }

    private static Set<String> turns(Collection<Outcome> outcomes) {
        var turns = new HashSet<String>();
        outcomes.stream().filter(Outcome::wasAccepted)
            .forEach(outcome -> TURN.matcher(outcome.answer().text()).results().forEach(found -> turns.add(found.group())));
        return turns;
    }

    private long lastEvent() {
        return jdbc().sql("select coalesce(max(global_index), 0) from observe.v_event").query(Long.class).single();
    }

    /** Events of the channel's conversations that belong to no turn that was accepted. */
    private List<String> storedSince(long position, Chat chat, Set<String> turns) {
        return jdbc().sql("""
            select type || ' ' || payload from event
             where global_index > :position and payload->>'turn_id' not in (:turns) and aggregate_id in (
               select aggregate_id from event where type = 'conversation.SessionStarted' and payload->'pin'->>'channel_id' = :channel)""")
            .param("position", position).param("turns", turns.isEmpty() ? Set.of("none") : turns).param("channel", chat.channel())
            .query(String.class).list();
    }

    private JdbcClient jdbc() {
        return product.context().getBean(JdbcClient.class);
    }
}
