package io.verbatim.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Lets callers call, each on a platform thread of its own, as fast as they are answered. */
final class Load {
    private static final long BREATH = 20_000_000;

    private Load() {
    }

    static Sample run(List<? extends Caller> callers, Duration length) throws InterruptedException {
        var ready = new CountDownLatch(callers.size());
        var start = new CountDownLatch(1);
        var threads = callers.stream().map(caller -> new Client(caller, ready, start, length.toNanos())).toList();
        threads.forEach(Thread::start);
        ready.await();
        long before = processorTime();
        long began = System.nanoTime();
        start.countDown();
        for (var thread : threads) {
            thread.join();
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        long generator = processorTime() - before;
        close(callers);
        var nanos = threads.stream().flatMapToLong(client -> Arrays.stream(client.nanos, 0, client.good)).sorted().toArray();
        return new Sample(nanos, threads.stream().mapToInt(client -> client.failed).sum(), took, generator);
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void close(List<? extends Caller> callers) {
        for (var caller : callers) {
            try {
                caller.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One caller at work. */
    private static final class Client extends Thread {
        private final Caller caller;
        private final CountDownLatch ready;
        private final CountDownLatch start;
        private final long length;
        private long[] nanos = new long[1_024];
        private int good;
        private int failed;

        private Client(Caller caller, CountDownLatch ready, CountDownLatch start, long length) {
            super(null, null, "client", 256 << 10);
            this.caller = caller;
            this.ready = ready;
            this.start = start;
            this.length = length;
        }

        @Override
        public void run() {
            ready.countDown();
            try {
                start.await();
            } catch (InterruptedException e) {
                return;
            }
            long end = System.nanoTime() + length;
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                if (isGood()) {
                    keep(System.nanoTime() - now);
                    rest();
                } else {
                    failed++;
                    LockSupport.parkNanos(BREATH);
                }
            }
        }

        private boolean isGood() {
            try {
                return caller.call();
            } catch (IOException e) {
                return false;
            }
        }

        private void rest() {
            try {
                caller.rest();
            } catch (IOException e) {
                failed++;
            }
        }

        private void keep(long took) {
            nanos = good == nanos.length ? Arrays.copyOf(nanos, good * 2) : nanos;
            nanos[good++] = took;
        }
    }
}
