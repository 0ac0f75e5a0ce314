package io.verbatim.command.eventstore;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.modelling.command.ConcurrencyException;

/** Tries a command again, up to three times, that lost a race for the next place in a stream: it is decided anew on what is there now. */
final class LostRaces implements RetryScheduler {

    private static final int TRIES = 4;
    private static final int LONGEST_PAUSE_MS = 10;

    private final ScheduledExecutorService executor;

    LostRaces(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public boolean scheduleRetry(@SuppressWarnings("rawtypes") CommandMessage command, RuntimeException lastFailure,
                                 List<Class<? extends Throwable>[]> failures, Runnable commandDispatch) {
        boolean again = lastFailure instanceof ConcurrencyException && failures.size() < TRIES;
        if (again) {
            executor.schedule(() -> Thread.startVirtualThread(commandDispatch), ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MS),
                TimeUnit.MILLISECONDS);
        }
        return again;
    }
}
