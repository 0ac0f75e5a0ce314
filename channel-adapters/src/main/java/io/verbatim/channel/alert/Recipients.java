package io.verbatim.channel.alert;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom a channel's settings name. */
final class Recipients {
    private Recipients() {
    }

    /** The addresses of an {@code error_email} that is enabled; none for any other. */
    static List<String> of(@Nullable Map<String, Object> errorEmail) {
        return errorEmail != null && Boolean.TRUE.equals(errorEmail.get("enabled")) && errorEmail.get("to") instanceof List<?> to
            ? to.stream().filter(String.class::isInstance).map(String.class::cast).distinct().toList()
            : List.of();
    }
}
