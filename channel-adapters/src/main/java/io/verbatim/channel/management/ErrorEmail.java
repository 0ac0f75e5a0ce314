package io.verbatim.channel.management;

import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom to tell of trouble on a channel. */
record ErrorEmail(@Nullable Boolean enabled, @Nullable List<@Nullable String> to) {
    private static final int MOST = 20;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,255}");

    /** Refuses with INVALID what cannot be kept as a channel's {@code error_email}. */
    static void check(@Nullable Map<String, Object> given) {
        if (given != null) {
            StrictJson.read(StrictJson.tree(Map.of("error_email", given)), Wrapped.class).errorEmail().check();
        }
    }

    private void check() {
        var faults = new Faults();
        var addresses = to == null ? List.<@Nullable String>of() : to;
        faults.check(addresses.size() <= MOST, "error_email.to", "must be at most %d".formatted(MOST));
        faults.check(!Boolean.TRUE.equals(enabled) || !addresses.isEmpty(), "error_email.to", "is required");
        for (int i = 0; i < addresses.size(); i++) {
            var address = addresses.get(i);
            faults.check(address != null && ADDRESS.matcher(address).matches(), "error_email.to[%d]".formatted(i),
                "must be an e-mail address");
        }
        faults.done();
    }

    // Read below its own name, so that a fault's path is the one that the caller knows.
    private record Wrapped(ErrorEmail errorEmail) { }
}
