package io.verbatim.channel.whatsapp;

import io.verbatim.channel.alert.Troubles;
import io.verbatim.channel.delivery.DeliveryReports;
import io.verbatim.channel.delivery.Report;
import io.verbatim.channel.whatsapp.graph.Verdict;
import io.verbatim.channel.whatsapp.inbound.Update.Problem;
import io.verbatim.channel.whatsapp.inbound.Update.Status;
import io.verbatim.shared.conversation.DeliveryPlace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands on how far messages of ours have come. */
@Component("whatsappStatusReports")
class StatusReports {
    private static final Logger LOG = LoggerFactory.getLogger(StatusReports.class);

    private final DeliveryReports deliveries;
    private final Contacts contacts;
    private final Troubles troubles;

    StatusReports(DeliveryReports deliveries, Contacts contacts, Troubles troubles) {
        this.deliveries = deliveries;
        this.contacts = contacts;
        this.troubles = troubles;
    }

    /** One of a message that is none of ours is not an error: the number may be used by others, too. */
    void take(Line line, Status status) {
        var problem = status.problem();
        var report = new Report(status.deliveryId(), status.id(), status.status(), status.at(), detail(problem));
        var place = deliveries.take(line.channel(), report);
        if (place.isEmpty()) {
            LOG.debug("Channel {} was told of a message that it has not sent", line.channel().id());
        } else if (isTooLate(problem)) {
            remind(line, place.get());
        }
        if (problem != null && isOfTheWholeNumber(problem)) {
            troubles.mention(line.channel(), Troubles.PROVIDER_ERROR, "Meta did not deliver a message: error %d, %s"
                .formatted(problem.code(), problem.title()));
        }
    }

    /** Taken at first, and too late after all: what was said then goes once more, and finds the window closed. */
    private void remind(Line line, DeliveryPlace place) {
        contacts.of(place.conversationId()).ifPresent(contacts::close);
        if (line.template() != null) {
            deliveries.redeliver(line.channel(), place);
        }
    }

    private static boolean isTooLate(@Nullable Problem problem) {
        return problem != null && Verdict.of(problem.code(), 0, false) == Verdict.WINDOW_CLOSED;
    }

    private static boolean isOfTheWholeNumber(Problem problem) {
        var verdict = Verdict.of(problem.code(), 0, false);
        return verdict == Verdict.TOKEN_DEAD || verdict == Verdict.ACCOUNT_SHUT;
    }

    private static @Nullable String detail(@Nullable Problem problem) {
        return problem == null ? null : isTooLate(problem) ? WhatsAppSender.WINDOW_CLOSED : "error_%d".formatted(problem.code());
    }
}
