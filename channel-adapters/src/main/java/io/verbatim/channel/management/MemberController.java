package io.verbatim.channel.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.verbatim.channel.member.Accounts;
import io.verbatim.channel.member.Invitations;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ETags;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.Page;
import io.verbatim.shared.workspace.MemberId;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.Person;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceCommand.ChangeMember;
import io.verbatim.shared.workspace.WorkspaceCommand.InviteMember;
import io.verbatim.shared.workspace.WorkspaceCommand.RemoveMember;
import io.verbatim.shared.workspace.WorkspaceQuery.FindMember;
import io.verbatim.shared.workspace.WorkspaceQuery.ListMembers;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The members of a workspace. */
@RestController
@RequestMapping(path = "/v1/members", produces = MediaType.APPLICATION_JSON_VALUE)
class MemberController {
    private final Desk desk;
    private final Invitations invitations;
    private final Accounts accounts;

    MemberController(Desk desk, Invitations invitations, Accounts accounts) {
        this.desk = desk;
        this.invitations = invitations;
        this.accounts = accounts;
    }

    @GetMapping
    @Described(value = "All members", gives = Resource.class)
    Envelope list(Caller caller, Page page) {
        return Envelope.many(desk.list(new ListMembers(caller.workspace(), page), MemberView.class), page, Resource::of);
    }

    @PostMapping
    @Described(value = "Invite a member", takes = MemberRequest.class, gives = Resource.class, status = 201, headers = "ETag",
        example = "{\"email\": \"anna@example.com\", \"name\": \"Anna\", \"role\": \"editor\"}")
    ResponseEntity<Envelope> invite(Caller caller, Body body) {
        var person = body.as(MemberRequest.class).checked();
        var id = MemberId.next();
        desk.tell(caller, new InviteMember(caller.workspace(), id, person));
        var member = member(caller, id);
        return Answers.created("/v1/members/" + id, invited(member), member.revision());
    }

    @GetMapping("/{id}")
    @Described(value = "A member", gives = Resource.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("id") String id) {
        return answer(member(caller, Given.member(id)));
    }

    /** Another link, for who has lost the first or the password; the member's sessions go on until the link is used. */
    @PostMapping("/{id}/invitation")
    @Described(value = "Invite again", gives = Resource.class, status = 201, headers = "ETag")
    ResponseEntity<Envelope> inviteAgain(Caller caller, @PathVariable("id") String id) {
        var member = member(caller, Given.member(id));
        return Answers.created("/v1/members/" + member.id(), invited(member), member.revision());
    }

    /** A link that was given to another address is void; whoever has not joined is invited anew, for the answer and by mail. */
    @PatchMapping("/{id}")
    @Described(value = "Change a member", takes = MemberRequest.class, gives = Resource.class, headers = "ETag",
        example = "{\"role\": \"operator\"}")
    ResponseEntity<Envelope> change(Caller caller, @PathVariable("id") String text, Body body,
                                    @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var id = Given.member(text);
        var changes = body.object();
        var before = member(caller, id);
        Changes.apply(ifMatch, () -> member(caller, id), MemberView::revision, now -> {
            var person = Merge.merge(MemberRequest.of(now), changes, MemberRequest.class, Set.of()).checked();
            desk.tell(caller, new ChangeMember(caller.workspace(), id, person, now.revision()));
        });
        var member = member(caller, id);
        return Answers.one(hasMoved(before, member) ? moved(member) : Resource.of(member), member.revision());
    }

    @DeleteMapping("/{id}")
    @Described("Remove a member")
    ResponseEntity<Envelope> remove(Caller caller, @PathVariable("id") String text,
                                    @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var member = member(caller, Given.member(text));
        desk.tell(caller, new RemoveMember(caller.workspace(), member.id(), ETags.expected(ifMatch, member.revision())));
        accounts.forget(member.id());
        return Answers.gone();
    }

    private Resource invited(MemberView member) {
        return Resource.of(member, invitations.makeAndMail(member));
    }

    private static boolean hasMoved(MemberView before, MemberView now) {
        return !Person.mailboxOf(before.email()).equals(Person.mailboxOf(now.email()));
    }

    private Resource moved(MemberView member) {
        invitations.withdraw(member);
        return member.joined() ? Resource.of(member) : invited(member);
    }

    private MemberView member(Caller caller, MemberId id) {
        return desk.get(new FindMember(caller.workspace(), id), MemberView.class);
    }

    private static ResponseEntity<Envelope> answer(MemberView member) {
        return Answers.one(Resource.of(member), member.revision());
    }

    /** With its link only in the answer that it was made for. */
    private record Resource(String id, String email, String name, Role role, String status, Instant createdAt, Instant updatedAt,
                            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String invitationUrl,
                            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant invitationExpiresAt) {

        static Resource of(MemberView view) {
            return of(view, null);
        }

        static Resource of(MemberView view, Invitations.@Nullable Link link) {
            return new Resource(view.id().value(), view.email(), view.name(), view.role(), view.joined() ? "active" : "invited",
                view.createdAt(), view.updatedAt(), link == null ? null : link.url(), link == null ? null : link.expiresAt());
        }
    }
}
