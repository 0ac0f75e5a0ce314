package io.verbatim.channel.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.backend.SecretRef;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Secrets that a workspace's flows name: kept sealed, written and replaced, never read back. */
@Component
public class NamedSecrets {
    /** The most that a workspace may have. */
    public static final int MOST = 1_000;
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Cache<Key, Optional<String>> ids = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(FRESH).build();
    private final Vault vault;
    private final NamedSecretTable table;

    NamedSecrets(Vault vault, NamedSecretTable table) {
        this.vault = vault;
        this.table = table;
    }

    /**
     * Keeps a secret under a name, in place of what was there; on other nodes it may be used for two seconds more. Refused with INVALID
     * beyond {@link #MOST}.
     */
    public NamedSecret put(WorkspaceId workspace, String name, Secret secret) {
        if (table.count(workspace) >= MOST && table.find(workspace, name).isEmpty()) {
            throw new Refused(Code.INVALID, "A workspace may have at most %d secrets".formatted(MOST));
        }
        var sealed = vault.seal(workspace, secret);
        var kept = table.put(workspace, name, sealed.id(), sealed.mask());
        ids.invalidate(new Key(workspace, name));
        return kept;
    }

    /** Keeps a secret under a name that is derived from it, so that the same one is kept once; answers the name. */
    public String put(WorkspaceId workspace, Secret secret) {
        String name = "sealed-" + vault.fingerprint(secret);
        if (table.find(workspace, name).isEmpty()) {
            put(workspace, name, secret);
        }
        return name;
    }

    /** That of a name, if there is one. */
    public Optional<NamedSecret> find(WorkspaceId workspace, String name) {
        return table.show(workspace, name);
    }

    /** All that there are, by name. */
    public List<NamedSecret> list(WorkspaceId workspace) {
        return table.list(workspace, MOST);
    }

    /** Answers whether there was one. */
    public boolean remove(WorkspaceId workspace, String name) {
        boolean removed = table.remove(workspace, name);
        ids.invalidate(new Key(workspace, name));
        return removed;
    }

    /** Tells one value of a secret from another, and nothing else; empty if the workspace has none of that name. */
    public Optional<String> fingerprint(WorkspaceId workspace, String name) {
        return table.find(workspace, name).flatMap(vault::fingerprint);
    }

    /** The secret itself, for the wire only; empty if the workspace has none of that name. */
    public Optional<Secret> open(WorkspaceId workspace, String name) {
        return ids.get(new Key(workspace, name), key -> table.find(workspace, name))
            .map(id -> new Secret(vault.open(new SecretRef(id, "", ""))));
    }

    private record Key(WorkspaceId workspace, String name) { }
}
