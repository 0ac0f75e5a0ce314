package io.verbatim.channel.backend;

import io.verbatim.shared.Facts;
import io.verbatim.shared.Refused;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendCommand.ChangeBreaker;
import io.verbatim.shared.backend.BreakerState.State;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells all nodes what this one's breakers decide: in order, and out of the way of calls. */
@Component
class BreakerReports implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BreakerReports.class);
    private static final int MOST_WAITING = 1_000;
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CommandGateway commands;
    // What is too much is not told: the breaker of this node is right all the same, and the next change brings the others up to date.
    private final ThreadPoolExecutor teller = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING),
        Thread.ofVirtual().name("breaker-reports").factory(), (work, pool) -> LOG.warn("A change of a breaker was not told"));

    BreakerReports(CommandGateway commands) {
        this.commands = commands;
    }

    void report(Backend backend, State to, @Nullable Double failureRate, String reason) {
        LOG.info("The breaker of {} is {} now: {}", backend.id(), to.code(), reason);
        teller.execute(() -> tell(new ChangeBreaker(backend.id(), backend.workspaceId(), to, failureRate, reason)));
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }

    private void tell(ChangeBreaker change) {
        for (int i = 0; i < TRIES && !isTold(change) && slept(); i++) {
            LOG.debug("Trying again to tell of {}", change);
        }
    }

    private boolean isTold(ChangeBreaker change) {
        try {
            commands.sendAndWait(GenericCommandMessage.asCommandMessage(change)
                .withMetaData(Map.of(Facts.WORKSPACE, change.workspaceId().value(), Facts.ACTOR, "breaker")));
            return true;
        } catch (Refused e) {
            // It was removed meanwhile.
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The breaker of {} could not be told: {}", change.backendId(), e.getMessage());
            return false;
        }
    }

    private static boolean slept() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
