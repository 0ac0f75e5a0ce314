package io.verbatim.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.shared.Refused;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostRacesTest {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void decidesAnewAfterALostRace() {
        var commands = losing(3);

        Object answer = commands.sendAndWait("command");

        assertThat(answer).isEqualTo("won");
        assertThat(tries).hasValue(4);
    }

    @Test
    void decidesAnewAsOftenAsTwoBusyNodesMayNeed() {
        var commands = losing(12);

        Object answer = commands.sendAndWait("command");

        assertThat(answer).isEqualTo("won");
    }

    @Test
    void givesUpInTheEnd() {
        var commands = losing(100);

        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> commands.sendAndWait("command"));

        assertThat(tries).hasValue(LostRaces.TRIES);
    }

    @Test
    void takesARefusalForAnAnswer() {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(String.class.getName(), command -> {
            tries.incrementAndGet();
            throw new Refused(Refused.Code.CONFLICT, "no");
        });

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> gateway(bus).sendAndWait("command"));

        assertThat(tries).hasValue(1);
    }

    private CommandGateway losing(int times) {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(String.class.getName(), command -> {
            if (tries.incrementAndGet() <= times) {
                throw new ConcurrencyException("lost");
            }
            return "won";
        });
        return gateway(bus);
    }

    private CommandGateway gateway(SimpleCommandBus bus) {
        return DefaultCommandGateway.builder().commandBus(bus).retryScheduler(new LostRaces(executor)).build();
    }
}
