package io.verbatim.channel.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records on their way, until all are acknowledged or one has failed. */
public final class Sending {

    private final AtomicInteger underWay;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Function<Exception, KafkaTrouble> trouble;

    Sending(int records, Function<Exception, KafkaTrouble> trouble) {
        this.underWay = new AtomicInteger(records);
        this.trouble = trouble;
        if (records == 0) {
            over.countDown();
        }
    }

    /**
     * Waits, and not longer than given, until all are acknowledged; answers whether they are.
     *
     * @throws KafkaTrouble if one has failed: then nothing is known of the others
     */
    public boolean await(Duration patience) throws InterruptedException, KafkaTrouble {
        boolean finished = over.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        var failed = failure.get();
        if (failed != null) {
            throw trouble.apply(failed);
        }
        return finished;
    }

    boolean hasFailed() {
        return failure.get() != null;
    }

    void ended(@Nullable Exception failed) {
        if (failed != null) {
            failure.compareAndSet(null, failed);
            over.countDown();
        } else if (underWay.decrementAndGet() == 0) {
            over.countDown();
        }
    }
}
