package io.verbatim.channel.whatsapp;

import io.verbatim.channel.alert.Troubles;
import io.verbatim.channel.intake.Inbound;
import io.verbatim.channel.intake.InboundReader;
import io.verbatim.channel.whatsapp.inbound.Update;
import io.verbatim.channel.whatsapp.inbound.Update.Message;
import io.verbatim.channel.whatsapp.inbound.Update.Status;
import io.verbatim.channel.whatsapp.inbound.Update.Trouble;
import io.verbatim.shared.channel.Channel;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what WhatsApp has told, and hands each thing to whom it concerns. */
@Component("whatsappMessageReader")
class MessageReader implements InboundReader {
    private final Listening listening;
    private final StatusReports reports;
    private final Troubles troubles;

    MessageReader(Listening listening, StatusReports reports, Troubles troubles) {
        this.listening = listening;
        this.reports = reports;
        this.troubles = troubles;
    }

    @Override
    public String kind() {
        return WhatsAppKind.NAME;
    }

    @Override
    public void read(Channel channel, List<Inbound> messages) {
        var line = Line.of(channel);
        messages.forEach(message -> read(line, message));
    }

    private void read(Line line, Inbound told) {
        switch (Update.of(told.payload())) {
            case Message message -> listening.hear(line, message, told.dedupeKey());
            case Status status -> reports.take(line, status);
            case Trouble trouble -> troubles.mention(line.channel(), Troubles.PROVIDER_ERROR,
                "WhatsApp reports error %d: %s".formatted(trouble.problem().code(), trouble.problem().title()));
            case null -> { }
        }
    }
}
