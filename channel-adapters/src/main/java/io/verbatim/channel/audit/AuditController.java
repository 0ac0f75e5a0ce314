package io.verbatim.channel.audit;

import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.Page;
import io.verbatim.shared.workspace.AuditView;
import io.verbatim.shared.workspace.WorkspaceQuery.ListAuditLog;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who changed or read what in the caller's workspace. */
@RestController
@RequestMapping(path = "/v1/audit-log", produces = MediaType.APPLICATION_JSON_VALUE)
class AuditController {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Desk desk;
    private final AuditTrail trail;

    AuditController(Desk desk, AuditTrail trail) {
        this.desk = desk;
        this.trail = trail;
    }

    @GetMapping
    @Described(value = "Who changed or read what, newest first", gives = AuditView.class)
    Envelope list(Caller caller, Page page) {
        trail.await(PATIENCE);
        return Envelope.many(desk.list(new ListAuditLog(caller.workspace(), page), AuditView.class), page, Function.identity());
    }
}
