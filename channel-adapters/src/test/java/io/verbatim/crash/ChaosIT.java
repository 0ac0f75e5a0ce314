package io.verbatim.crash;

import io.verbatim.fake.FakeBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * People talk to bots with moody backends while everything happens to the product that can, and none of them must notice more than a delay.
 * {@code -Dverbatim.chaos.seed=...} draws the same again, {@code -Dverbatim.chaos.blows=200} (the profile {@code chaos}) makes a night of it.
 */
@BesideOthers
class ChaosIT {

    private static final int SESSIONS = 4;
    private static final int RETRIES = 2;
    private static final Map<String, Object> IMPATIENT = Map.of("timeout", 2, "max_retries", RETRIES, "retry_backoff_ms", 50,
        "breaker", Map.of("enabled", false));

    @TempDir
    Path directory;

    @ParameterizedTest(name = "nodes: {0}")
    @ValueSource(ints = {1, 2})
    void changesNothingForThoseWhoTalk(int nodes) throws Exception {
        long seed = Long.getLong("verbatim.chaos.seed", ThreadLocalRandom.current().nextLong());
        System.out.printf("Chaos over %d node(s): seed %d (-Dverbatim.chaos.seed)%n", nodes, seed);
        var random = new Random(seed);
        var moods = new Moods(random.nextLong());
        try (var storm = Storm.over(directory, nodes, random); var speaker = FakeBackend.start().will(moods.speaker());
             var streamer = FakeBackend.start().will(moods.streamer()); var fallback = FakeBackend.start().will(moods.speaker())) {
            var api = storm.nodes().getFirst().api();
            var bot = Bot.thatAsks(api).with(api, "speaks", speaker, IMPATIENT).with(api, "streams", streamer, streaming())
                .with(api, "helps", fallback, fallback());
            var users = new Users(bot, storm.nodes(), SESSIONS);
            try (users) {
                rage(storm, Integer.getInteger("verbatim.chaos.blows", 2));
                moods.calmDown();
            }
            var verdict = new Verdict(storm.database());
            try {
                judge(verdict, users, bot, api, moods);
            } catch (AssertionError e) {
                e.addSuppressed(new AssertionError("What happened is in " + verdict.evidence(Path.of("target", "chaos-%d".formatted(seed)))));
                throw e;
            }
        }
    }

    private static void rage(Storm storm, int blows) throws Exception {
        var deck = new ArrayList<Disturbance>();
        for (int i = 0; i < blows; i++) {
            if (deck.isEmpty()) {
                deck.addAll(List.of(Disturbance.values()));
                Collections.shuffle(deck, storm.random());
            }
            var blow = deck.removeLast();
            System.out.printf("  %s%n", blow);
            blow.strike(storm);
            storm.pause(storm.random().nextInt(1_000));
        }
    }

    private static void judge(Verdict verdict, Users users, Bot bot, Api api, Moods moods) {
        verdict.allHasEnded();
        verdict.isWhatUsersSaw(users, bot, api);
        verdict.isInOrder(users.conversations());
        verdict.keepsToAttempts(RETRIES + 1);
        verdict.isWhatBackendsSaw(moods.calls());
    }

    private static Map<String, Object> streaming() {
        return with(Map.of("payload_format", "openai", "stream", true));
    }

    private static Map<String, Object> fallback() {
        return with(Map.of("is_fallback", true));
    }

    private static Map<String, Object> with(Map<String, Object> more) {
        var all = new HashMap<>(IMPATIENT);
        all.putAll(more);
        return all;
    }
}
