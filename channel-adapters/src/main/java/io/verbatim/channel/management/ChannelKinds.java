package io.verbatim.channel.management;

import io.verbatim.channel.web.Faults;
import io.verbatim.shared.Refused;
import io.verbatim.shared.channel.ChannelSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The kinds of channel that there are, and what they say to a request. */
@Component
class ChannelKinds {
    private static final int LONGEST_EXPIRY = 31_536_000;

    private final Map<String, ChannelKind> kinds;

    ChannelKinds(List<ChannelKind> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toMap(ChannelKind::name, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    /** The settings of a request, checked. Refused with INVALID, all faults at once. */
    ChannelSettings settle(ChannelRequest request) {
        var kind = of(request);
        var config = request.config() == null ? Map.<String, Object>of() : request.config();
        var faults = new Faults();
        faults.name("name", request.name(), 200);
        faults.range("session_expiry_seconds", request.sessionExpirySeconds(),
            Math.min(1, kind.defaultSessionExpirySeconds()), LONGEST_EXPIRY);
        faults.collect("config", () -> kind.checkedConfig(config));
        faults.collect("error_email", () -> ErrorEmail.check(request.errorEmail()));
        faults.done();
        return new ChannelSettings(kind.name(), String.valueOf(request.name()), kind.checkedConfig(config),
            Objects.requireNonNullElse(request.sessionExpirySeconds(), kind.defaultSessionExpirySeconds()), request.errorEmail(),
            Boolean.TRUE.equals(request.active()));
    }

    /** The kind that a request names. Refused with INVALID if there is no such kind. */
    ChannelKind of(ChannelRequest request) {
        var kind = request.type() == null ? null : kinds.get(request.type());
        if (kind == null) {
            throw new Refused(Refused.Code.INVALID, "There is no such kind of channel",
                List.of(new Refused.Fault("type", "must be one of: " + String.join(", ", kinds.keySet()))));
        }
        return kind;
    }
}
