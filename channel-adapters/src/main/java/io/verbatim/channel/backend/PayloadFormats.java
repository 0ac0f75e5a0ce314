package io.verbatim.channel.backend;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.backend.BackendSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The payload formats by name. */
@Component
final class PayloadFormats implements KnownFormats {

    private final Map<String, PayloadFormat> byName;

    PayloadFormats(List<PayloadFormat> formats) {
        this.byName = formats.stream().collect(toUnmodifiableMap(PayloadFormat::name, Function.identity()));
    }

    @Override
    public List<Fault> faults(BackendSettings settings) {
        return find(settings.payloadFormat()).map(format -> format.faults(settings)).orElseGet(List::of);
    }

    @Override
    public Set<String> names() {
        return byName.keySet();
    }

    Optional<PayloadFormat> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
