package io.verbatim.command.request;

import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Forgets requests that are old enough, a few at a time. On several nodes each takes some. */
@Component
@RunsOn(NodeRole.COMMAND)
class ForgottenRequests extends LookOut implements SmartLifecycle {

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);
    private static final int AT_A_TIME = 1_000;

    private final RequestTable requests;

    ForgottenRequests(RequestTable requests) {
        super("forgotten-requests", BETWEEN_LOOKS);
        this.requests = requests;
    }

    @Override
    protected void look() {
        int forgotten = AT_A_TIME;
        while (isRunning() && forgotten == AT_A_TIME) {
            forgotten = requests.forget(AT_A_TIME);
        }
    }
}
