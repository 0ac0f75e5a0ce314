package io.verbatim.channel.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.channel.web.RateLimits;
import io.verbatim.shared.Page;
import io.verbatim.shared.workspace.KeyView;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceCommand.IssueKey;
import io.verbatim.shared.workspace.WorkspaceCommand.RevokeKey;
import io.verbatim.shared.workspace.WorkspaceQuery.FindKey;
import io.verbatim.shared.workspace.WorkspaceQuery.FindKeyByDigest;
import io.verbatim.shared.workspace.WorkspaceQuery.ListKeys;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys of the management API. */
@RestController
@RequestMapping(path = "/v1/api-keys", produces = MediaType.APPLICATION_JSON_VALUE)
class ApiKeyController {
    private static final int INSTALLATIONS_LIMIT = 0;

    private final Desk desk;
    private final Keys keys;
    private final RateLimits limits;

    ApiKeyController(Desk desk, Keys keys, RateLimits limits) {
        this.desk = desk;
        this.keys = keys;
        this.limits = limits;
    }

    @GetMapping
    @Described(value = "Keys of the workspace", gives = KeyResource.class)
    Envelope list(Caller caller, Page page) {
        return Envelope.many(desk.list(new ListKeys(caller.workspace(), page), KeyView.class), page, view -> resource(view, null));
    }

    @GetMapping("/{id}")
    @Described(value = "A key, without the key itself", gives = KeyResource.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("id") String id) {
        var view = desk.get(new FindKey(caller.workspace(), Given.key(id)), KeyView.class);
        return Answers.one(resource(view, null), view.revision());
    }

    @PostMapping
    @Described(value = "Make a key; it is shown once", takes = KeyRequest.class, gives = KeyResource.class, status = 201,
        example = "{\"name\": \"CI\", \"role\": \"editor\"}", headers = "ETag")
    ResponseEntity<Envelope> issue(Caller caller, Body body) {
        var request = body.as(KeyRequest.class).checked();
        var role = Objects.requireNonNullElse(request.role(), Role.VIEWER);
        if (!caller.mayGrant(role)) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "A key can make keys up to its own role only");
        }
        var key = keys.generate();
        desk.tell(caller, new IssueKey(caller.workspace(), key.issued(), String.valueOf(request.name()), role,
            Objects.requireNonNullElse(request.rateLimitPerMinute(), INSTALLATIONS_LIMIT)));
        var view = desk.get(new FindKeyByDigest(key.issued().digest()), KeyView.class);
        return Answers.created("/v1/api-keys/" + view.id(), resource(view, key.key().value()), view.revision());
    }

    @DeleteMapping("/{id}")
    @Described("Revoke a key")
    ResponseEntity<Envelope> revoke(Caller caller, @PathVariable("id") String id) {
        desk.tell(caller, new RevokeKey(caller.workspace(), Given.key(id)));
        return Answers.gone();
    }

    private KeyResource resource(KeyView view, @Nullable String key) {
        return new KeyResource(view.id().value(), view.name(), view.role(), view.last4(), limits.orDefault(view.rateLimitPerMinute()),
            view.createdAt(), view.updatedAt(), key);
    }

    private record KeyRequest(@Nullable String name, @Nullable Role role, @Nullable Integer rateLimitPerMinute) {

        KeyRequest checked() {
            var faults = new Faults();
            faults.name("name", name, 200);
            faults.check(role != null, "role", "is required");
            faults.range("rate_limit_per_minute", rateLimitPerMinute, 1, 1_000_000);
            faults.done();
            return this;
        }
    }

    private record KeyResource(String id, String name, Role role, String last4, int rateLimitPerMinute, Instant createdAt,
                               Instant updatedAt, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) { }
}
