package io.verbatim.channel.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.verbatim.shared.Ids;
import io.verbatim.shared.backend.SecretRef;
import io.verbatim.shared.workspace.WorkspaceId;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Keeps secrets encrypted under the master key, and opens them for the wire. */
@Component
public class Vault implements Secrets {
    private static final int FINGERPRINT = 16;

    private final Cache<String, Secret> opened = Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(Duration.ofMinutes(10)).build();
    private final SecretTable table;
    private final Seal seal;
    private final Hmac fingerprints;
    private final String check;

    Vault(MasterKey master, SecretTable table) {
        this.table = table;
        this.seal = new Seal(master);
        this.fingerprints = new Hmac(master, "fingerprints");
        this.check = new Hmac(master, "check").of("master key");
    }

    /** Stops a start with a master key other than the one this database was filled with: nothing in it could be opened. */
    public void verify() {
        if (!table.firstCheck(check).equals(check)) {
            throw new IllegalStateException("The master key is not the one that the secrets in this database were sealed with");
        }
    }

    /** Keeps a secret; the reference may be shown. */
    public SecretRef seal(WorkspaceId workspace, Secret secret) {
        var id = Ids.next("sec");
        table.add(id, workspace, check.substring(0, FINGERPRINT), closed(secret, place(workspace.value(), id)));
        return new SecretRef(id, Mask.of(secret.value()), fingerprint(secret));
    }

    /** Tells whether two secrets are the same, and nothing else. */
    String fingerprint(Secret secret) {
        return fingerprints.of(secret.value()).substring(0, FINGERPRINT);
    }

    @Override
    public String open(SecretRef reference) {
        return opened.get(reference.id(), this::unsealed).value();
    }

    private Secret unsealed(String id) {
        var sealed = table.find(id).orElseThrow(() -> new IllegalStateException("No secret has the id " + id));
        try {
            return new Secret(seal.open(sealed.ciphertext(), place(sealed.workspaceId(), id)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret %s cannot be opened with this master key".formatted(id), e);
        }
    }

    private byte[] closed(Secret secret, String place) {
        try {
            return seal.close(secret.value(), place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    // Part of what is authenticated: a row that is copied to another tenant or id cannot be opened there.
    private static String place(String workspace, String id) {
        return workspace + "|" + id;
    }
}
