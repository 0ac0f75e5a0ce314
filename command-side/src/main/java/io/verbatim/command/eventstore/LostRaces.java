package io.verbatim.command.eventstore;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Tries a command again that lost a race for the next place in a stream: it is decided anew on what is there now. Where two nodes talk to one
 * conversation, each often loses several times in a row, and no message may be lost to that: who gives up has tried for seconds.
 */
final class LostRaces implements RetryScheduler {

    static final int TRIES = 30;
    private static final int FIRST_PAUSE_MS = 10;
    private static final int LONGEST_PAUSE_MS = 160;

    private final ScheduledExecutorService executor;

    LostRaces(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public boolean scheduleRetry(@SuppressWarnings("rawtypes") CommandMessage command, RuntimeException lastFailure,
                                 List<Class<? extends Throwable>[]> failures, Runnable commandDispatch) {
        boolean again = lastFailure instanceof ConcurrencyException && failures.size() < TRIES;
        if (again) {
            executor.schedule(() -> Thread.startVirtualThread(commandDispatch), pause(failures.size()), TimeUnit.MILLISECONDS);
        }
        return again;
    }

    private static int pause(int losses) {
        return ThreadLocalRandom.current().nextInt(Math.min(FIRST_PAUSE_MS * losses, LONGEST_PAUSE_MS));
    }
}
