package io.verbatim.channel.delivery;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The senders by the kind of channel. */
@Component
final class Senders {
    private final Map<String, Sender> byKind;

    Senders(List<Sender> senders) {
        byKind = senders.stream().collect(toUnmodifiableMap(Sender::kind, Function.identity()));
    }

    Optional<Sender> of(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }
}
