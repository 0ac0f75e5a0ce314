package io.verbatim.channel.export;

import io.verbatim.channel.schema.EventNames;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.export.EventFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which events a request asks for. */
record EventsAsked(Bound from, Bound to, Set<String> types) {
    private static final String ADMINISTRATION = "workspace.";

    /** Refused with INVALID if it asks for what cannot be. Who may not read the audit log gets nothing about members and keys. */
    static EventsAsked of(Caller caller, HttpServletRequest request) {
        var faults = new Faults();
        var from = Bound.of(faults, request, "from");
        var to = Bound.of(faults, request, "to");
        faults.check(!from.isBehind(to), "to", "must not be before from");
        var types = types(faults, request.getParameterValues("types"));
        faults.done();
        return new EventsAsked(from, to, caller.seesAdministration() ? types : said(types));
    }

    EventFilter filter(long settled) {
        return new EventFilter(Math.min(to.positionOr(settled), settled), from.instant(), to.behind(), types);
    }

    /** The position behind which it begins. */
    long after() {
        return Math.max(from.positionOr(1), 1) - 1;
    }

    private static Set<String> types(Faults faults, String @Nullable [] given) {
        var words = Stream.of(given == null ? new String[0] : given).flatMap(list -> Arrays.stream(list.split(","))).map(String::strip)
            .filter(word -> !word.isEmpty()).collect(Collectors.toSet());
        faults.check(words.stream().allMatch(word -> EventNames.of(word).isPresent()), "types",
            "must be names of events, as /v1/schemas lists them, with commas between");
        return words.stream().flatMap(word -> EventNames.of(word).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> said(Set<String> types) {
        return (types.isEmpty() ? EventNames.all() : types).stream().filter(name -> !name.startsWith(ADMINISTRATION))
            .collect(Collectors.toUnmodifiableSet());
    }
}
