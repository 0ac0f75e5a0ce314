package io.verbatim.command.workspace;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.verbatim.command.Owned;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.bot.BotQuery.ListBots;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.MemberId;
import io.verbatim.shared.workspace.Person;
import io.verbatim.shared.workspace.WorkspaceCommand.ChangeMember;
import io.verbatim.shared.workspace.WorkspaceCommand.ChangeWorkspace;
import io.verbatim.shared.workspace.WorkspaceCommand.CloseWorkspace;
import io.verbatim.shared.workspace.WorkspaceCommand.InviteMember;
import io.verbatim.shared.workspace.WorkspaceCommand.IssueKey;
import io.verbatim.shared.workspace.WorkspaceCommand.JoinWorkspace;
import io.verbatim.shared.workspace.WorkspaceCommand.OpenWorkspace;
import io.verbatim.shared.workspace.WorkspaceCommand.RemoveMember;
import io.verbatim.shared.workspace.WorkspaceCommand.RevokeKey;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyIssued;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyRevoked;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberChanged;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberInvited;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberJoined;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberRemoved;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceChanged;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceClosed;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceOpened;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A tenant, its API keys and its members. Its own revision counts what is said of itself, from 1; each member has one of its own. */
@Aggregate(commandTargetResolver = "kernelTargets")
class Workspace {
    private static final int SECONDS_FOR_BOTS = 10;

    private enum Standing { IN_USE, REVOKED }

    @AggregateIdentifier
    private @Nullable WorkspaceId id;
    private String name = "";
    private @Nullable Integer retentionDays;
    private long revision;
    private boolean closed;
    private final Map<KeyId, Standing> keys = new LinkedHashMap<>();
    private final Map<MemberId, Member> members = new LinkedHashMap<>();

    Workspace() {
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenWorkspace command) {
        if (id == null) {
            apply(new WorkspaceOpened(command.workspaceId(), command.name()));
        }
    }

    @CommandHandler
    void handle(ChangeWorkspace command) {
        requireOpen();
        Owned.requireSame("Workspace", command.expectedRevision(), revision);
        if (!command.name().equals(name) || !Objects.equals(command.retentionDays(), retentionDays)) {
            apply(new WorkspaceChanged(command.workspaceId(), command.name(), command.retentionDays()));
        }
    }

    @CommandHandler
    void handle(CloseWorkspace command, QueryGateway queries) {
        requireOpen();
        Owned.requireSame("Workspace", command.expectedRevision(), revision);
        if (bots(command.workspaceId(), queries) > 0) {
            throw new Refused(Code.IN_USE, "There are bots in the workspace");
        }
        var workspace = command.workspaceId();
        List.copyOf(members.keySet()).forEach(member -> apply(new MemberRemoved(workspace, member)));
        keys.entrySet().stream().filter(key -> key.getValue() == Standing.IN_USE).map(Map.Entry::getKey).toList()
            .forEach(key -> apply(new KeyRevoked(workspace, key)));
        apply(new WorkspaceClosed(workspace));
    }

    @CommandHandler
    void handle(IssueKey command) {
        requireOpen();
        if (!keys.containsKey(command.key().id())) {
            apply(new KeyIssued(command.workspaceId(), command.key(), command.name(), command.role(), command.requestsPerMinute()));
        }
    }

    @CommandHandler
    void handle(RevokeKey command) {
        if (keys.get(command.keyId()) != Standing.IN_USE) {
            throw Owned.nothing();
        }
        apply(new KeyRevoked(command.workspaceId(), command.keyId()));
    }

    @CommandHandler
    void handle(InviteMember command) {
        requireOpen();
        if (!members.containsKey(command.memberId())) {
            requireNew(command.memberId(), command.person());
            apply(new MemberInvited(command.workspaceId(), command.memberId(), command.person()));
        }
    }

    @CommandHandler
    void handle(JoinWorkspace command) {
        if (!member(command.memberId()).joined()) {
            apply(new MemberJoined(command.workspaceId(), command.memberId()));
        }
    }

    @CommandHandler
    void handle(ChangeMember command) {
        var member = member(command.memberId());
        Owned.requireSame("Member", command.expectedRevision(), member.revision());
        if (!command.person().equals(member.person())) {
            requireNew(command.memberId(), command.person());
            apply(new MemberChanged(command.workspaceId(), command.memberId(), command.person()));
        }
    }

    @CommandHandler
    void handle(RemoveMember command) {
        Owned.requireSame("Member", command.expectedRevision(), member(command.memberId()).revision());
        apply(new MemberRemoved(command.workspaceId(), command.memberId()));
    }

    @EventSourcingHandler
    void on(WorkspaceOpened event) {
        id = event.workspaceId();
        name = event.name();
        revision = 1;
    }

    @EventSourcingHandler
    void on(WorkspaceChanged event) {
        name = event.name();
        retentionDays = event.retentionDays();
        revision++;
    }

    @EventSourcingHandler
    void on(WorkspaceClosed event) {
        closed = true;
    }

    @EventSourcingHandler
    void on(KeyIssued event) {
        keys.put(event.key().id(), Standing.IN_USE);
    }

    @EventSourcingHandler
    void on(KeyRevoked event) {
        keys.put(event.keyId(), Standing.REVOKED);
    }

    @EventSourcingHandler
    void on(MemberInvited event) {
        members.put(event.memberId(), Member.invited(event.person()));
    }

    @EventSourcingHandler
    void on(MemberJoined event) {
        members.computeIfPresent(event.memberId(), (any, member) -> member.accepted());
    }

    @EventSourcingHandler
    void on(MemberChanged event) {
        members.computeIfPresent(event.memberId(), (any, member) -> member.with(event.person()));
    }

    @EventSourcingHandler
    void on(MemberRemoved event) {
        members.remove(event.memberId());
    }

    private void requireOpen() {
        if (closed) {
            throw Owned.nothing();
        }
    }

    private Member member(MemberId member) {
        var found = members.get(member);
        if (found == null) {
            throw Owned.nothing();
        }
        return found;
    }

    private void requireNew(MemberId member, Person person) {
        boolean isTaken = members.entrySet().stream()
            .anyMatch(other -> !other.getKey().equals(member) && other.getValue().isAt(person.mailbox()));
        if (isTaken) {
            throw new Refused(Code.CONFLICT, "Somebody with this address is a member already");
        }
    }

    private static long bots(WorkspaceId workspace, QueryGateway queries) {
        Paged<?> bots = queries.query(new ListBots(workspace, new Page(1, 1, null)), Paged.class)
            .orTimeout(SECONDS_FOR_BOTS, TimeUnit.SECONDS).join();
        return bots.total();
    }
}
