package io.verbatim.channel.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.verbatim.shared.Ids;
import io.verbatim.shared.backend.SecretRef;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps secrets encrypted under the master key, and opens them for the wire. */
@Component
public class Vault implements Secrets {
    private static final int FINGERPRINT = 16;

    private final Cache<String, Secret> opened = Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(Duration.ofMinutes(10)).build();
    private final KeyRing ring;
    private final SecretTable table;

    Vault(KeyRing ring, SecretTable table) {
        this.ring = ring;
        this.table = table;
    }

    /** Stops a start with a master key other than the one this database was filled with: nothing in it could be opened. */
    public void verify() {
        ring.verify();
    }

    /** Keeps a secret; the reference may be shown. */
    public SecretRef seal(WorkspaceId workspace, Secret secret) {
        var id = Ids.next("sec");
        table.add(Sealed.of(id, workspace.value(), secret, ring.newest()));
        return new SecretRef(id, Mask.of(secret.value()), fingerprint(secret));
    }

    /** Tells whether two secrets are the same, and nothing else. */
    String fingerprint(Secret secret) {
        return ring.digests("fingerprints").of(secret.value()).substring(0, FINGERPRINT);
    }

    /** The same of a secret that is kept; empty if there is none with this id any more. */
    Optional<String> fingerprint(String id) {
        return table.find(id).map(sealed -> fingerprint(sealed.opened(ring)));
    }

    @Override
    public String open(SecretRef reference) {
        return opened.get(reference.id(), this::unsealed).value();
    }

    private Secret unsealed(String id) {
        return table.find(id).orElseThrow(() -> new IllegalStateException("No secret has the id " + id)).opened(ring);
    }
}
