package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.FOR_EVER;
import static io.verbatim.fake.Behaviour.answers;
import static io.verbatim.fake.Behaviour.closesMidBody;
import static io.verbatim.fake.Behaviour.hangs;
import static io.verbatim.fake.Behaviour.hangsFor;
import static io.verbatim.fake.Behaviour.resets;
import static io.verbatim.fake.Behaviour.says;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.OpenAi;
import io.verbatim.fake.Sse;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A backend's moods: good more often than not, and otherwise anything. It keeps a book of who called when. */
final class Moods {

    private static final int LONGEST_PAUSE = 300;
    private static final List<Behaviour> BAD = List.of(answers(503, "{}"), answers(400, "{}"), hangs(), closesMidBody(), resets());
    private static final List<Behaviour> BROKEN_STREAMS = List.of(answers(503, "{}"),
        Sse.stream(OpenAi.piece("Half a "), Sse.silent(400), Sse.breaksOff()), Sse.stream(OpenAi.piece("Some "), Sse.silent(FOR_EVER)));

    private final Random random;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private volatile boolean good;

    /** A call as the backend saw it. */
    record Call(String attempt, Instant at) { }

    Moods(long seed) {
        this.random = new Random(seed);
    }

    /** Says its whole answer at one time. */
    Behaviour speaker() {
        return moody(says("Said"), BAD);
    }

    /** Says its answer in pieces. */
    Behaviour streamer() {
        return moody(OpenAi.streams("Str", "eamed ", "in ", "pieces"), BROKEN_STREAMS);
    }

    /** From now on all is well. */
    void calmDown() {
        good = true;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    private Behaviour moody(Behaviour well, List<Behaviour> bad) {
        return (request, line) -> {
            calls.add(new Call(request.header("X-Request-ID"), Instant.now()));
            draw(well, bad).answer(request, line);
        };
    }

    private synchronized Behaviour draw(Behaviour well, List<Behaviour> bad) {
        if (good || random.nextInt(3) > 0) {
            return well;
        }
        return random.nextBoolean() ? hangsFor(1 + random.nextInt(LONGEST_PAUSE), well) : bad.get(random.nextInt(bad.size()));
    }
}
