package io.verbatim.channel.management;

import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.NodeName;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether this node answers, and which one it is. */
@RestController
class StatusController {
    private final NodeName node;

    StatusController(NodeName node) {
        this.node = node;
    }

    @GetMapping(path = "/v1/status", produces = MediaType.APPLICATION_JSON_VALUE)
    @Described(value = "Whether this node answers", gives = Status.class)
    ResponseEntity<Envelope> status() {
        return Answers.one(new Status("ok", node.value()));
    }

    private record Status(String status, String node) { }
}
