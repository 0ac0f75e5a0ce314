package io.verbatim.channel.management;

import io.verbatim.channel.backend.KnownFormats;
import io.verbatim.channel.egress.UrlPolicy;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.backend.BackendSettings;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What an integration may look like. */
@Component
class BackendRules {
    private static final int LONGEST_URL = 2_048;

    private final KnownFormats formats;
    private final UrlPolicy urls;

    BackendRules(KnownFormats formats, UrlPolicy urls) {
        this.formats = formats;
        this.urls = urls;
    }

    /** Refuses with INVALID, all faults at once. */
    BackendRequest checked(BackendRequest request, HeaderRules.Kept kept) {
        var faults = new Faults();
        faults.name("name", request.name(), 200);
        checkNumbers(faults, request);
        checkFormat(faults, request);
        checkUrl(faults, request);
        HeaderRules.check(faults, request.givenHeaders(), kept);
        HeaderRules.checkSigning(faults, request.signingSecret(), kept);
        faults.done();
        return request;
    }

    private static void checkNumbers(Faults faults, BackendRequest request) {
        faults.range("timeout", request.timeout(), 1, 300);
        faults.range("weight", request.weight(), 0, 1_000);
        faults.range("max_tokens", request.maxTokens(), 1, 10_000_000);
        faults.range("max_retries", request.maxRetries(), 0, 5);
        faults.range("retry_backoff_ms", request.retryBackoffMs(), 0, 60_000);
        faults.range("max_concurrency", request.maxConcurrency(), 1, 10_000);
        if (request.breaker() != null) {
            faults.range("breaker.failure_rate", request.breaker().failureRate(), 1, 100);
            faults.range("breaker.window", request.breaker().window(), 1, 1_000);
            faults.range("breaker.open_seconds", request.breaker().openSeconds(), 1, 3_600);
        }
    }

    private void checkFormat(Faults faults, BackendRequest request) {
        Set<String> known = formats.names();
        faults.check(known.contains(request.format()), "payload_format", "must be one of: " + String.join(", ", new TreeSet<>(known)));
        faults.shortText("model", request.model(), 200);
        formats.faults(request.toSettings(Map.of(), null)).forEach(fault -> faults.check(false, fault.field(), fault.message()));
        faults.shortText("reply_pointer", request.replyPointer(), 500);
        var pointer = request.replyPointer();
        faults.check(pointer == null || pointer.matches("(/([^~]|~[01])*)?"), "reply_pointer", "must be a JSON pointer");
    }

    private void checkUrl(Faults faults, BackendRequest request) {
        var url = request.webhookUrl();
        if (url == null) {
            faults.check(request.format().equals(BackendSettings.ECHO), "webhook_url", "is required");
        } else {
            faults.shortText("webhook_url", url, LONGEST_URL);
            faults.collect("webhook_url", () -> urls.check("webhook_url", url));
        }
    }
}
