package io.verbatim.channel.replay;

import io.verbatim.channel.audit.AuditTrail;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.Page;
import io.verbatim.shared.Refused;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events told once more: begun, watched, stopped. */
@RestController
@RequestMapping(path = "/v1/replays", produces = MediaType.APPLICATION_JSON_VALUE)
class ReplayController {
    private final ReplayTable table;
    private final Beginnings beginnings;
    private final AuditTrail trail;

    ReplayController(ReplayTable table, Beginnings beginnings, AuditTrail trail) {
        this.table = table;
        this.beginnings = beginnings;
        this.trail = trail;
    }

    @PostMapping
    @Described(value = "Tell events once more, to a projection (which is made anew beside the one in use), a webhook or a topic; from and "
        + "to are positions or instants, both included", takes = ReplayRequest.class, gives = ReplayResource.class, status = 201,
        example = "{\"from\": 0, \"target\": {\"projection\": \"history\"}}")
    ResponseEntity<Envelope> begin(Caller caller, Body body) {
        var begun = beginnings.begin(caller, body.as(ReplayRequest.class));
        trail.note(caller, "replay_started", Deed.about(begun.replay().id()).after(Told.of(begun.replay(), begun.fingerprint())));
        return Answers.created("/v1/replays/" + begun.replay().id(), ReplayResource.of(begun.replay(), begun.secret()));
    }

    @GetMapping
    @Described(value = "Replays, newest first", gives = ReplayResource.class)
    Envelope list(Caller caller, Page page) {
        return Envelope.many(ReplayList.of(table, caller.workspace(), page), page, replay -> ReplayResource.of(replay, null));
    }

    @GetMapping("/{id}")
    @Described(value = "A replay and how far it is", gives = ReplayResource.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("id") String id) {
        return Answers.one(ReplayResource.of(find(caller, id), null));
    }

    @PostMapping("/{id}/pause")
    @Described(value = "Let a replay rest", gives = ReplayResource.class)
    ResponseEntity<Envelope> pause(Caller caller, @PathVariable("id") String id) {
        return change(caller, id, List.of(ReplayState.RUNNING), ReplayState.PAUSED, "replay_paused");
    }

    @PostMapping("/{id}/resume")
    @Described(value = "Let a replay go on from where it is", gives = ReplayResource.class)
    ResponseEntity<Envelope> resume(Caller caller, @PathVariable("id") String id) {
        return change(caller, id, List.of(ReplayState.PAUSED), ReplayState.RUNNING, "replay_resumed");
    }

    @PostMapping("/{id}/cancel")
    @Described(value = "End a replay; what a projection was made to so far is taken away", gives = ReplayResource.class)
    ResponseEntity<Envelope> cancel(Caller caller, @PathVariable("id") String id) {
        return change(caller, id, List.of(ReplayState.RUNNING, ReplayState.PAUSED), ReplayState.CANCELLED, "replay_cancelled");
    }

    private ResponseEntity<Envelope> change(Caller caller, String id, List<ReplayState> from, ReplayState to, String action) {
        var replay = find(caller, id);
        // To ask for what is so already is no fault.
        if (replay.state() != to) {
            var before = replay.state().word();
            replay = table.change(id, from, to).orElseThrow(() -> new Refused(Refused.Code.CONFLICT,
                "The replay is %s".formatted(find(caller, id).state().word())));
            trail.note(caller, action, Deed.about(id).before(Map.of("state", before)).after(Map.of("state", to.word())));
        }
        return Answers.one(ReplayResource.of(replay, null));
    }

    private Replay find(Caller caller, String id) {
        return table.find(caller.workspace(), id).orElseThrow(Desk::notFound);
    }
}
