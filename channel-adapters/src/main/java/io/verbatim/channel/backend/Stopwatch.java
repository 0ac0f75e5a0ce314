package io.verbatim.channel.backend;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes the times of one call, and hands its words on. */
final class Stopwatch implements Listener {

    private final Listener listener;
    private final Supplier<Duration> running;
    /** Written by the thread that reads the answer, read by the one that waits for it. */
    private volatile @Nullable Duration firstText;

    /**
     * For one call.
     *
     * @param running since the call began
     */
    Stopwatch(Listener listener, Supplier<Duration> running) {
        this.listener = listener;
        this.running = running;
    }

    @Override
    public void hear(String text) {
        // Blanks alone show nothing.
        if (firstText == null && !text.isBlank()) {
            firstText = running.get();
        }
        listener.hear(text);
    }

    @Override
    public boolean wantsMore() {
        return listener.wantsMore();
    }

    @Override
    public Optional<Duration> firstText() {
        return Optional.ofNullable(firstText);
    }

    /** How long the call has taken. */
    Duration passed() {
        return running.get();
    }
}
