package io.verbatim.channel.whatsapp;

import io.verbatim.channel.intake.Inbound;
import io.verbatim.channel.intake.Intake;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.channel.whatsapp.inbound.Notification;
import io.verbatim.channel.whatsapp.inbound.Told;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Puts what Meta tells into the inbox. */
@Component("whatsappMailroom")
class Mailroom {
    private final Intake intake;
    private final IgnoredTable ignored;

    Mailroom(Intake intake, IgnoredTable ignored) {
        this.intake = intake;
        this.ignored = ignored;
    }

    /** All of a notification or nothing, durably before it returns. Refused as malformed if it is no JSON object. */
    void take(Line line, byte[] body) {
        var told = Notification.read(body, line.phoneNumberId())
            .orElseThrow(() -> new ApiProblem(ProblemType.MALFORMED_REQUEST, "The body is not a JSON object"));
        // Messages to a channel that is shut are not received; how far ours have come is of interest all the same.
        var heard = line.isActive() ? told : told.stream().filter(one -> !one.isMessage()).toList();
        intake.take(heard.stream().map(one -> inbound(line, one)).toList());
        if (heard.size() < told.size()) {
            ignored.addAll(line.channel().id(), told.stream().filter(Told::isMessage).map(Told::dedupeKey).toList(), "channel_inactive");
        }
    }

    private static Inbound inbound(Line line, Told told) {
        var channel = line.channel();
        return new Inbound(channel.id(), channel.workspaceId(), told.userKey(), told.dedupeKey(), WhatsAppKind.NAME, told.payload(),
            Duration.ZERO);
    }
}
