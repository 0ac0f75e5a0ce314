package io.verbatim.channel.delivery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sends what bots say through one kind of channel. Called on virtual threads, so it may block; it bounds its own time. */
public interface Sender {

    /** The kind of channel. */
    String kind();

    /**
     * A message in the form of this kind. Pure: the same every time, for parts that were accepted are passed over by their number.
     *
     * @return none where there is nothing to say
     */
    List<Part> parts(Delivery delivery);

    /** What goes over the wire of one part, as far as it is known before it is sent: for who tries a bot without a channel. */
    default JsonNode shown(Delivery delivery, Part part) {
        return part.content();
    }

    /** Sends one part, once. What it throws counts as {@link Sent.Unknown}. */
    Sent send(Delivery delivery, Part part);

    /** The pauses before the second, third, ... try of a part; when all have passed it has failed. Each is drawn out or shortened by a fifth. */
    default List<Duration> backoff() {
        return List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(25), Duration.ofMinutes(2), Duration.ofMinutes(10),
            Duration.ofHours(1), Duration.ofHours(6));
    }

    /** How long a report of the provider is waited for where nobody knows how a try ended; null to decide at once. */
    default @Nullable Duration statusWait() {
        return null;
    }

    /** Whether a try that ended in doubt is made again, with the same id; else an operator decides. */
    default boolean resendsUnknown(Delivery delivery) {
        return !delivery.config("on_unknown_delivery").equals("hold");
    }
}
