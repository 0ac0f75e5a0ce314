package io.verbatim.channel.management;

import io.verbatim.channel.web.Faults;
import io.verbatim.shared.Refused;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.channel.ChannelView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

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
        var name = request.name() == null && kind.defaultName() != null ? kind.defaultName() : request.name();
        var faults = new Faults();
        faults.name("name", name, 200);
        faults.range("session_expiry_seconds", request.sessionExpirySeconds(),
            Math.min(1, kind.defaultSessionExpirySeconds()), LONGEST_EXPIRY);
        faults.collect("config", () -> checkedConfig(kind, config));
        faults.collect("error_email", () -> ErrorEmail.check(request.errorEmail()));
        faults.done();
        return new ChannelSettings(kind.name(), String.valueOf(name), kind.checkedConfig(config),
            Objects.requireNonNullElse(request.sessionExpirySeconds(), kind.defaultSessionExpirySeconds()), request.errorEmail(),
            Boolean.TRUE.equals(request.active()));
    }

    /** The kind of a channel that there is. */
    ChannelKind of(Channel channel) {
        return Objects.requireNonNull(kinds.get(channel.settings().kind()), "A kind of channel was taken out of the product");
    }

    /** The channel as callers see it. */
    ChannelResource resource(ChannelView view) {
        return ChannelResource.of(view, of(view.channel()), Map.of(), null);
    }

    private static void checkedConfig(ChannelKind kind, Map<String, Object> config) {
        try {
            kind.checkedConfig(config);
        } catch (Refused refused) {
            throw new Refused(refused.code(), refused.getMessage(), refused.faults().stream()
                .map(fault -> new Refused.Fault(Beside.field(kind.fieldsBeside(), fault.field()), fault.message())).toList());
        }
    }

    /** The kind that a request names. Refused with INVALID if there is no such kind. */
    ChannelKind of(ChannelRequest request) {
        return named(request.type());
    }

    /** The same of a request that is not read yet. */
    ChannelKind of(ObjectNode request) {
        return named(request.path("type").asString(""));
    }

    private ChannelKind named(@Nullable String type) {
        var kind = type == null ? null : kinds.get(type);
        if (kind == null) {
            throw new Refused(Refused.Code.INVALID, "There is no such kind of channel",
                List.of(new Refused.Fault("type", "must be one of: " + String.join(", ", kinds.keySet()))));
        }
        return kind;
    }
}
