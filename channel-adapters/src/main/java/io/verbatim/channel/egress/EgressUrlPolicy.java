package io.verbatim.channel.egress;

import io.verbatim.shared.Refused;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Judges URLs when settings are saved. An https URL whose name has no address at present passes: it may have one when it is called, and
 * the client judges that one.
 */
@Component
final class EgressUrlPolicy implements UrlPolicy {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String NOT_ALLOWED =
        "May not be called: it must be an https URL of a public address, or one that the operator allows";

    private final AddressPolicy policy;
    private final Lookups lookups;

    EgressUrlPolicy(AddressPolicy policy, Lookups lookups) {
        this.policy = policy;
        this.lookups = lookups;
    }

    @Override
    public void check(String field, String url) {
        var target = parsed(field, url);
        if (!mayBeCalled(target)) {
            throw refused(field, NOT_ALLOWED);
        }
    }

    private boolean mayBeCalled(Target target) {
        try {
            return lookups.of(target.name(), PATIENCE).stream().anyMatch(address -> policy.permits(target, address));
        } catch (UnknownHostException e) {
            return target.secure();
        }
    }

    private static Target parsed(String field, String url) {
        try {
            return Target.of(url);
        } catch (IllegalArgumentException e) {
            throw refused(field, String.valueOf(e.getMessage()));
        }
    }

    private static Refused refused(String field, String message) {
        return new Refused(Refused.Code.INVALID, "The URL cannot be used", List.of(new Refused.Fault(field, message)));
    }
}
