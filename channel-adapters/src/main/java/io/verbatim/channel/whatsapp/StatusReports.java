package io.verbatim.channel.whatsapp;

import io.verbatim.channel.whatsapp.inbound.Update.Status;
import org.springframework.stereotype.Component;

/** Hands on how far messages of ours have come. */
@Component
class StatusReports {
    void take(Line line, Status status) {
    }
}
