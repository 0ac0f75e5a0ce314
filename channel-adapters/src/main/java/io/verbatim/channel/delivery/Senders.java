package io.verbatim.channel.delivery;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The senders by the kind of channel. */
@Component
final class Senders {
    private final Map<String, Sender> byKind;
    private final Map<String, Long> statusWaits;

    Senders(List<Sender> senders) {
        byKind = senders.stream().collect(toUnmodifiableMap(Sender::kind, Function.identity()));
        statusWaits = senders.stream().filter(sender -> sender.statusWait() != null)
            .collect(toUnmodifiableMap(Sender::kind, sender -> Objects.requireNonNull(sender.statusWait()).toMillis()));
    }

    /** For how many milliseconds a report is waited for, by the kind of channel, where one is. */
    Map<String, Long> statusWaits() {
        return statusWaits;
    }

    Optional<Sender> of(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }
}
