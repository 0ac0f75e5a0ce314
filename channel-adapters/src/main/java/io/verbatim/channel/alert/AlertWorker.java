package io.verbatim.channel.alert;

import io.verbatim.channel.effect.Performed;
import io.verbatim.channel.mail.Postman;
import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends what is due, one e-mail after the other; what no server takes is tried again, at last every 15 minutes, for three days. */
@Component
@RunsOn(NodeRole.COMMAND)
class AlertWorker extends LookOut implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWorker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration OLDEST = Duration.ofDays(3);
    private static final String NOBODY = "invalid_address";

    private final AlertTable table;
    private final Postman postman;

    AlertWorker(AlertTable table, Postman postman) {
        super("alerts", BETWEEN_LOOKS);
        this.table = table;
        this.postman = postman;
    }

    @Override
    protected void look() {
        if (sendNext()) {
            wake();
        }
    }

    /** Sends what has been due for longest; answers whether there was anything. */
    boolean sendNext() {
        var due = table.take();
        due.ifPresent(this::send);
        return due.isPresent();
    }

    private void send(Alert alert) {
        var letter = Letter.of(alert);
        var sent = postman.send(String.join(", ", alert.recipients()), letter.subject(), letter.body());
        if (sent instanceof Performed.Failed(var reason, var detail)) {
            failed(alert, reason, detail);
        } else {
            table.told(alert);
        }
    }

    private void failed(Alert alert, String reason, String detail) {
        LOG.warn("Nobody could be told of {} on channel {}: {}", alert.problem(), alert.channelId(), detail);
        if (reason.equals(NOBODY) || alert.age().compareTo(OLDEST) > 0) {
            table.told(alert);
        } else {
            table.postpone(alert, pauseAfter(alert.tries()));
        }
    }

    /** 5 s, 20 s, 80 s, ... */
    static Duration pauseAfter(int tries) {
        var pause = FIRST_PAUSE.multipliedBy(1L << 2 * Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
