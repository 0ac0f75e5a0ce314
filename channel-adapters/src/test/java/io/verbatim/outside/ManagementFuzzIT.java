package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests made at random from the OpenAPI document. {@code -Dverbatim.test.seed=...} repeats a run. */
@ExtendWith(Running.class)
class ManagementFuzzIT {
    private static final Logger LOG = LoggerFactory.getLogger(ManagementFuzzIT.class);
    private static final int REQUESTS = Integer.getInteger("verbatim.test.requests", 10_000);
    private static final int AT_ONCE = 4;

    private final Product product;

    ManagementFuzzIT(Product product) {
        this.product = product;
    }

    /** What came of a request; its answer is not kept, for there are exports among them. */
    private record Outcome(Contract.Operation operation, int status) { }

    @Test
    void areAnsweredAsTheDocumentSaysAndBreakNothing() throws Exception {
        long seed = Long.getLong("verbatim.test.seed", System.nanoTime());
        LOG.info("The seed of the generated requests is {}", seed);
        var contract = Contract.of(product);
        var things = things();
        var statuses = new TreeMap<Integer, Integer>();
        var tried = new HashSet<Contract.Operation>();

        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var calls = IntStream.range(0, REQUESTS)
                .<Callable<Outcome>>mapToObj(number -> () -> outcome(contract, things, seed, number)).toList();
            for (var call : threads.invokeAll(calls)) {
                var outcome = call.get();
                tried.add(outcome.operation());
                statuses.merge(outcome.status(), 1, Integer::sum);
            }
        }
        LOG.info("They were answered {}", statuses);
        assertThat(tried).containsAll(ManagementNoise.operations(contract));
        assertThat(statuses).containsKeys(200, 201, 400, 404, 422);
    }

    private Outcome outcome(Contract contract, Map<String, String> things, long seed, int number) {
        var noise = new ManagementNoise(contract, things, seed + number);
        var shot = noise.shot();
        var answer = shot.send(product);
        var told = "seed %d, request %d: %s: %d %.2000s".formatted(seed, number, shot, answer.status(), answer.text());
        assertThat(answer.status()).as(told).isLessThan(500);
        assertThat(contract.faults(shot.operation(), answer)).as(told).isEmpty();
        return new Outcome(shot.operation(), answer.status());
    }

    /** Things that are there, so that requests get past the first look. */
    private Map<String, String> things() {
        var bot = product.bot(Flows.SHOP);
        var chat = bot.channel();
        var started = chat.start("{\"session_id\": \"noise\"}").is(200);
        var member = product.owner().post("/v1/members", "{\"email\": \"noise@example.com\", \"role\": \"viewer\"}").is(201);
        var key = product.owner().post("/v1/api-keys", "{\"name\": \"noise\", \"role\": \"viewer\"}").is(201);
        var test = product.owner().post(bot.path() + "/test-sessions", "{}").is(201);
        var things = new TreeMap<>(Map.of("members", member.textAt("/data/id"), "api-keys", key.textAt("/data/id"), "test-sessions",
            test.textAt("/data/session_id")));
        things.putAll(Map.of("bots", bot.id(), "channels", chat.channel(), "integrations", bot.integration("A", "https://127.0.0.1:1/", ""),
            "conversations", started.textAt("/conversation_id"), "turns", started.textAt("/turn_id"), "versions", "1", "secrets", "noise"));
        return things;
    }
}
