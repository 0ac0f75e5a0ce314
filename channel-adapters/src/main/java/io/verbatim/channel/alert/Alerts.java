package io.verbatim.channel.alert;

import io.verbatim.shared.channel.Channel;
import org.springframework.stereotype.Component;

/** Where a channel's trouble is told, so that its operators get an e-mail. */
@Component
public class Alerts {
    private final AlertTable table;

    Alerts(AlertTable table) {
        this.table = table;
    }

    /**
     * Has the addresses of the channel's {@code error_email} told, where it is enabled: within seconds, but of one problem of a channel
     * at most every 15 minutes, with the number of times. Durable on return, within the caller's transaction where there is one.
     *
     * @param problem a word in snake_case that tells this kind of trouble from others, as in {@link Problem}
     * @param detail  what failed, in a sentence, free of secrets and of what users said
     */
    public void raise(Channel channel, String problem, String detail) {
        raise(channel, problem, detail, 1);
    }

    /** The same for what happened several times. */
    void raise(Channel channel, String problem, String detail, long times) {
        var recipients = Recipients.of(channel.settings().errorEmail());
        if (!recipients.isEmpty()) {
            table.raise(channel, recipients, problem, CleanLine.of(detail), times);
        }
    }
}
