package io.verbatim.channel.vault;

import java.security.GeneralSecurityException;

/** A secret as it is kept. Workspace and id are part of what is authenticated: a row that is copied elsewhere cannot be opened there. */
record Sealed(String id, String workspaceId, String keyId, byte[] ciphertext) {

    /** Seals a secret. */
    static Sealed of(String id, String workspaceId, Secret secret, MasterKey key) {
        try {
            return new Sealed(id, workspaceId, key.id(), key.seal().close(secret.value(), place(workspaceId, id)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    Secret opened(KeyRing ring) {
        try {
            return new Secret(ring.of(keyId).seal().open(ciphertext, place(workspaceId, id)));
        } catch (GeneralSecurityException | IllegalStateException e) {
            throw new IllegalStateException("The secret %s cannot be opened with this master key".formatted(id), e);
        }
    }

    /** The same secret, sealed with the newest key. */
    Sealed sealedWith(KeyRing ring) {
        return of(id, workspaceId, opened(ring), ring.newest());
    }

    private static String place(String workspace, String id) {
        return workspace + "|" + id;
    }
}
