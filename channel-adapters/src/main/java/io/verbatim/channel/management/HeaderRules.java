package io.verbatim.channel.management;

import io.verbatim.channel.vault.WebhookSignature;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.backend.SecretRef;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which headers a caller may add to our calls: none that steer HTTP itself, none that are ours (RFC 9110, 5.1 and 5.5). */
final class HeaderRules {
    private static final int MOST = 50;
    private static final int LONGEST = 8 << 10;
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]([\\t\\x20-\\x7e]*[\\x21-\\x7e])?");
    // Bodies go and come as they are: a coding that is promised or asked for would make each call fail.
    private static final Set<String> REFUSED = Set.of("host", "content-length", "transfer-encoding", "connection", "keep-alive", "te",
        "trailer", "upgrade", "expect", "http2-settings", "accept-encoding", "content-encoding", "x-bot-id",
        "x-integration-id", "x-conversation-id", "x-request-id", "x-attempt", "idempotency-key", "traceparent", "tracestate",
        "webhook-id", "webhook-timestamp", "webhook-signature");

    private HeaderRules() {
    }

    /** The secrets that there are, which a caller may repeat masked. */
    record Kept(Map<String, SecretRef> headers, @Nullable SecretRef signing) {
        static final Kept NONE = new Kept(Map.of(), null);

        /** The secret behind a masked value; null where the value is a new one. */
        @Nullable SecretRef header(String name, String value) {
            return headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
                .filter(secret -> secret.mask().equals(value)).findFirst().orElse(null);
        }

        @Nullable SecretRef signing(String value) {
            return signing != null && signing.mask().equals(value) ? signing : null;
        }
    }

    static void check(Faults faults, Map<String, String> headers, Kept kept) {
        faults.check(headers.size() <= MOST, "headers", "must be at most %d".formatted(MOST));
        var seen = new HashSet<String>();
        int size = 0;
        for (var header : headers.entrySet()) {
            size += header.getKey().length() + header.getValue().length();
            checkOne(faults, header.getKey(), header.getValue(), kept);
            faults.check(seen.add(header.getKey().toLowerCase(Locale.ROOT)), "headers." + header.getKey(), "is there twice");
        }
        faults.check(size <= LONGEST, "headers", "must have at most %d characters together".formatted(LONGEST));
    }

    static void checkSigning(Faults faults, @Nullable String secret, Kept kept) {
        if (secret != null && kept.signing(secret) == null) {
            if (faults.check(secret.length() <= 500 && VALUE.matcher(secret).matches(), "signing_secret",
                "must be 1 to 500 visible ASCII characters")) {
                faults.check(WebhookSignature.isKey(secret), "signing_secret", "must be base64 behind whsec_");
            }
        }
    }

    private static void checkOne(Faults faults, String name, String value, Kept kept) {
        var path = "headers." + name;
        if (faults.check(NAME.matcher(name).matches(), "headers", "has a name that is not a header's")) {
            var lower = name.toLowerCase(Locale.ROOT);
            faults.check(!REFUSED.contains(lower) && !lower.startsWith("proxy-"), path, "may not be set");
            faults.check(kept.header(name, value) != null || VALUE.matcher(value).matches(), path,
                "must be visible ASCII characters, with spaces between them only");
        }
    }
}
