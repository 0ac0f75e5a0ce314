package io.verbatim.channel.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.log.LogQuery.FindLogged;
import io.verbatim.shared.log.LoggedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an event says that was too large for the stream: byte for byte what would have been sent there. */
@RestController
class EventPayloadController {
    private static final String OF_CONVERSATIONS = "conversation.";

    private final Desk desk;

    EventPayloadController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/v1/events/{id}/payload")
    @Described(value = "What an event says, as the stream to Kafka has it: JSON", gives = byte[].class, types = "application/json")
    void payload(Caller caller, @PathVariable("id") String id, HttpServletResponse response) throws IOException {
        var event = desk.find(new FindLogged(caller.workspace(), id), LoggedEvent.class).filter(each -> isFor(caller, each))
            .orElseThrow(Desk::notFound);
        var payload = event.payload().getBytes(UTF_8);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(payload.length);
        response.getOutputStream().write(payload);
    }

    private static boolean isFor(Caller caller, LoggedEvent event) {
        return event.type().startsWith(OF_CONVERSATIONS) ? caller.seesPersonalData() : caller.seesAdministration();
    }
}
