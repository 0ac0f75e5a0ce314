package io.verbatim.channel.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.verbatim.channel.member.Accounts;
import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ETags;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.Refused;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceCommand.ChangeWorkspace;
import io.verbatim.shared.workspace.WorkspaceCommand.CloseWorkspace;
import io.verbatim.shared.workspace.WorkspaceCommand.IssueKey;
import io.verbatim.shared.workspace.WorkspaceCommand.OpenWorkspace;
import io.verbatim.shared.workspace.WorkspaceId;
import io.verbatim.shared.workspace.WorkspaceQuery.FindWorkspace;
import io.verbatim.shared.workspace.WorkspaceView;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own workspace; and new ones, made by owners of the first. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class WorkspaceController {
    private static final int INSTALLATIONS_LIMIT = 0;

    private final Desk desk;
    private final Keys keys;
    private final Accounts accounts;

    WorkspaceController(Desk desk, Keys keys, Accounts accounts) {
        this.desk = desk;
        this.keys = keys;
        this.accounts = accounts;
    }

    @GetMapping("/workspace")
    @Described(value = "The workspace", gives = Resource.class)
    ResponseEntity<Envelope> get(Caller caller) {
        return answer(workspace(caller));
    }

    @PatchMapping("/workspace")
    @Described(value = "Change the workspace", takes = Request.class, gives = Resource.class, headers = "ETag",
        example = "{\"name\": \"Acme\", \"retention_days\": 365}")
    ResponseEntity<Envelope> change(Caller caller, Body body,
                                    @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var changes = body.object();
        Changes.apply(ifMatch, () -> workspace(caller), WorkspaceView::revision, now -> {
            var request = Merge.merge(new Request(now.name(), now.retentionDays()), changes, Request.class, Set.of()).checked();
            desk.tell(caller, new ChangeWorkspace(now.id(), String.valueOf(request.name()), request.retentionDays(), now.revision()));
        });
        return answer(workspace(caller));
    }

    @DeleteMapping("/workspace")
    @Described("Close the workspace")
    ResponseEntity<Envelope> close(Caller caller, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var now = workspace(caller);
        if (now.id().equals(WorkspaceId.first())) {
            throw new Refused(Refused.Code.IN_USE, "The first workspace stays: from it others are made");
        }
        desk.tell(caller, new CloseWorkspace(now.id(), ETags.expected(ifMatch, now.revision())));
        accounts.forgetAll(now.id());
        return Answers.gone();
    }

    @PostMapping("/workspaces")
    @Described(value = "Open a workspace", takes = Name.class, gives = Resource.class, status = 201, headers = "ETag",
        example = "{\"name\": \"Acme\"}")
    ResponseEntity<Envelope> open(Caller caller, Body body, Deed deed) {
        if (!caller.workspace().equals(WorkspaceId.first())) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "Only owners of the first workspace make others");
        }
        var request = body.as(Name.class).checked();
        var inside = caller.in(WorkspaceId.next());
        var key = keys.generate();
        desk.tell(inside, new OpenWorkspace(inside.workspace(), String.valueOf(request.name())));
        desk.tell(inside, new IssueKey(inside.workspace(), key.issued(), "Owner", Role.OWNER, INSTALLATIONS_LIMIT));
        var view = workspace(inside);
        deed.on(view.id()).after(Map.of("workspace_id", view.id(), "name", view.name()));
        return Answers.created("/v1/workspace", Resource.of(view, key.key().value()), view.revision());
    }

    private WorkspaceView workspace(Caller caller) {
        return desk.get(new FindWorkspace(caller.workspace()), WorkspaceView.class);
    }

    private static ResponseEntity<Envelope> answer(WorkspaceView view) {
        return Answers.one(Resource.of(view, null), view.revision());
    }

    private record Name(@Nullable String name) {

        Name checked() {
            var faults = new Faults();
            faults.name("name", name, 200);
            faults.done();
            return this;
        }
    }

    private record Request(@Nullable String name, @Nullable Integer retentionDays) {
        private static final int LONGEST = 36_500;

        Request checked() {
            var faults = new Faults();
            faults.name("name", name, 200);
            faults.range("retention_days", retentionDays, 1, LONGEST);
            faults.done();
            return this;
        }
    }

    /** With the owner's key only in the answer to its creation. */
    private record Resource(String id, String name, @Nullable Integer retentionDays, Instant createdAt, Instant updatedAt,
                            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {

        static Resource of(WorkspaceView view, @Nullable String key) {
            return new Resource(view.id().value(), view.name(), view.retentionDays(), view.createdAt(), view.updatedAt(), key);
        }
    }
}
