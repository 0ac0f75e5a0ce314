package io.verbatim.channel.script;

import io.verbatim.channel.script.child.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes. None is started before it is needed, and those that nothing needs for long are ended. */
final class Children implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Children.class);
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final ScriptSettings settings;
    private final Deque<Child> idle = new ConcurrentLinkedDeque<>();
    private final Living living = new Living();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("script-watch").factory());
    // Of the platform: what they wait for is a pipe, which would hold a virtual thread's carrier.
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("script-", 0).factory());

    Children(ScriptSettings settings) {
        this.settings = settings;
    }

    /** One that waits for work: the one that has worked last, for the others may not be needed any more. */
    Child take() throws IOException, InterruptedException {
        for (var child = idle.pollFirst(); child != null; child = idle.pollFirst()) {
            if (child.isAlive()) {
                return child;
            }
            living.end(child);
        }
        return start();
    }

    /** Takes one back that has done its work. */
    void keep(Child child) {
        child.rest();
        idle.addFirst(child);
    }

    /** Ends one, and has another in its place before {@code then}. */
    void replace(Child child, Runnable then) {
        living.end(child);
        try {
            threads.execute(() -> renew(then));
        } catch (RejectedExecutionException e) {
            then.run();
        }
    }

    /** The work's answer, if there is one in time. */
    <T> T within(Duration time, Callable<T> work) throws TimeoutException, ExecutionException, InterruptedException {
        return threads.submit(work).get(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    int living() {
        return living.size();
    }

    @Override
    public void close() {
        watch.shutdownNow();
        threads.shutdownNow();
        living.close();
    }

    private void renew(Runnable then) {
        try {
            keep(start());
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            then.run();
        }
    }

    private Child start() throws IOException, InterruptedException {
        var child = living.begin(() -> Child.start(new ChildCommand(settings).builder()));
        try {
            if (within(settings.start(), child::read).kind() != Frame.READY) {
                throw new IOException("It does not say that it is ready");
            }
            watch(child);
            return child;
        } catch (TimeoutException | ExecutionException | IOException e) {
            living.end(child);
            throw new IOException("A process for scripts did not start. " + child.complaint(), e);
        }
    }

    private void watch(Child child) {
        watch.schedule(() -> {
            if (child.hasRested(IDLE) && idle.remove(child)) {
                living.end(child);
            } else if (child.isAlive()) {
                watch(child);
            }
        }, IDLE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
