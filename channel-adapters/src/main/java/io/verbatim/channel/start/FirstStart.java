package io.verbatim.channel.start;

import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.vault.NewKey;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.Ids;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.NodeRoles;
import io.verbatim.shared.Page;
import io.verbatim.shared.Refused;
import io.verbatim.shared.workspace.IssuedKey;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.KeyView;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceCommand.IssueKey;
import io.verbatim.shared.workspace.WorkspaceCommand.OpenWorkspace;
import io.verbatim.shared.workspace.WorkspaceId;
import io.verbatim.shared.workspace.WorkspaceQuery.FindKeyByDigest;
import io.verbatim.shared.workspace.WorkspaceQuery.ListKeys;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Sees to it that there is a workspace, somebody who may do everything in it, and the demo. All ids are derived, so that two nodes that
 * start at once make each thing once. Done by nodes that project: it looks at what it has made.
 */
@Component
@EnableConfigurationProperties(StartSettings.class)
class FirstStart implements ApplicationRunner {

    private static final String NAME = "default";
    private static final int INSTALLATIONS_LIMIT = 0;
    private static final int MOST_TRIES = 10;
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final StartSettings settings;
    private final NodeRoles roles;
    private final Keys keys;
    private final Desk desk;
    private final Founder founder;
    private final FirstMember member;
    private final Demo demo;
    private final Welcome welcome;

    FirstStart(StartSettings settings, NodeRoles roles, Keys keys, Desk desk, Founder founder, FirstMember member, Demo demo,
               Welcome welcome) {
        this.settings = settings;
        this.roles = roles;
        this.keys = keys;
        this.desk = desk;
        this.founder = founder;
        this.member = member;
        this.demo = demo;
        this.welcome = welcome;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        KnownSettings.warnOfOthers(System.getenv().keySet());
        if (roles.has(NodeRole.QUERY)) {
            begin();
        }
    }

    private void begin() {
        var workspace = WorkspaceId.first();
        anew(() -> founder.tell(workspace, new OpenWorkspace(workspace, NAME)));
        var owner = anew(() -> owner(workspace));
        var link = anew(() -> member.make(workspace, owner.isPresent()));
        var channel = settings.demo() ? anew(() -> demo.make(workspace)) : Optional.<Demo.Opened>empty();
        welcome.print(owner, link, channel);
    }

    /** Another node that starts at the same moment may be in the way of a step; the next time there is less left to make. */
    private static <T> T anew(Supplier<T> step) {
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            try {
                return step.get();
            } catch (Refused e) {
                LOG.info("Another node makes the same things at this moment: {}", e.getMessage());
            }
        }
        return step.get();
    }

    private static void anew(Runnable step) {
        anew(() -> {
            step.run();
            return true;
        });
    }

    /** The owner's key, if it was made just now. */
    private Optional<NewKey> owner(WorkspaceId workspace) {
        if (settings.hasAdminKey()) {
            letIn(workspace, keys.own("VERBATIM_ADMIN_KEY", settings.adminKey()));
            return Optional.empty();
        }
        return isOwned(workspace) ? Optional.empty() : Optional.of(keys.generate()).filter(key -> letIn(workspace, first(key)));
    }

    /** Whether the key may be used now; another node may have been faster with another one. */
    private boolean letIn(WorkspaceId workspace, NewKey key) {
        if (desk.find(new FindKeyByDigest(key.issued().digest()), KeyView.class).isEmpty()) {
            founder.tell(workspace, new IssueKey(workspace, key.issued(), "Owner", Role.OWNER, INSTALLATIONS_LIMIT));
        }
        return desk.find(new FindKeyByDigest(key.issued().digest()), KeyView.class).isPresent();
    }

    private boolean isOwned(WorkspaceId workspace) {
        return desk.list(new ListKeys(workspace, new Page(1, 1, null)), KeyView.class).total() > 0;
    }

    private static NewKey first(NewKey key) {
        var id = new KeyId(Ids.derived(KeyId.PREFIX, NAME, "owner"));
        return new NewKey(key.key(), new IssuedKey(id, key.issued().digest(), key.issued().last4()));
    }
}
