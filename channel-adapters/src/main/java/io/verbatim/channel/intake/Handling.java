package io.verbatim.channel.intake;

import io.opentelemetry.api.trace.SpanKind;
import io.verbatim.channel.observe.Steps;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has the reader of a channel's kind read what one user said, again and again until it is done or there is no hope. */
@Component
class Handling {
    private static final Logger LOG = LoggerFactory.getLogger(Handling.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    // About two minutes. What waits for the store, or for a full queue, is tried for ever.
    private static final int MOST_TRIES = 13;

    private final Map<String, InboundReader> readers;
    private final ServedChannels channels;
    private final Sealing sealing;
    private final InboxTable table;
    private final Steps steps;

    Handling(ObjectProvider<InboundReader> readers, ServedChannels channels, Sealing sealing, InboxTable table,
             Steps steps) {
        this.readers = readers.stream().collect(Collectors.toMap(InboundReader::kind, Function.identity()));
        this.channels = channels;
        this.sealing = sealing;
        this.table = table;
        this.steps = steps;
    }

    /**
     * Whether these messages, which belong together, are done with; false if this node stops before.
     *
     * @param leave called before a pause
     */
    boolean handle(List<Held> messages, Runnable leave) {
        var pause = SHORTEST_PAUSE;
        for (int tries = 1; !isDone(messages, tries); tries++) {
            leave.run();
            if (!slept(pause)) {
                return false;
            }
            pause = pause.compareTo(LONGEST_PAUSE) >= 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        return true;
    }

    private boolean isDone(List<Held> messages, int tries) {
        try {
            read(messages);
            return true;
        } catch (RuntimeException e) {
            boolean hopeless = tries >= MOST_TRIES && !Passing.is(e) && !Thread.currentThread().isInterrupted();
            return hopeless && isSetAside(messages, e) || told(messages, tries, e);
        }
    }

    private void read(List<Held> messages) {
        var first = messages.getFirst();
        var channel = channels.find(new ChannelId(first.channelId()));
        var reader = readers.get(first.kind());
        if (channel.isEmpty() || reader == null) {
            LOG.warn("Nobody handles {} messages of {}, which is gone", messages.size(), first.channelId());
            return;
        }
        read(reader, channel.get(), messages.stream().map(sealing::open).toList());
    }

    private void read(InboundReader reader, Channel channel, List<Opened> messages) {
        try (var _ = steps.begin("take in " + channel.settings().kind(), SpanKind.CONSUMER, messages.getFirst().trace())) {
            reader.read(channel, messages.stream().map(Opened::message).toList());
        }
    }

    private boolean isSetAside(List<Held> messages, RuntimeException failure) {
        try {
            table.setAside(messages, failure.getClass().getSimpleName());
            LOG.error("{} messages of {} were set aside: {}", messages.size(), messages.getFirst().channelId(), failure.getMessage());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean told(List<Held> messages, int tries, RuntimeException failure) {
        if (tries == 1) {
            LOG.warn("A message of {} is not handled yet and tried again: {}", messages.getFirst().channelId(), failure.getMessage());
        }
        return false;
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
