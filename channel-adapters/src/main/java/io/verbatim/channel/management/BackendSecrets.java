package io.verbatim.channel.management;

import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.vault.Vault;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.SecretRef;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Puts the secrets of an integration into the vault; those that came masked stay what they are. */
@Component
class BackendSecrets {
    private final Vault vault;

    BackendSecrets(Vault vault) {
        this.vault = vault;
    }

    /** The settings of a request that was checked. */
    BackendSettings settle(WorkspaceId workspace, BackendRequest request, HeaderRules.Kept kept) {
        Map<String, SecretRef> headers = new LinkedHashMap<>();
        request.givenHeaders().forEach((name, value) -> headers.put(name,
            Objects.requireNonNullElseGet(kept.header(name, value), () -> vault.seal(workspace, new Secret(value)))));
        var signing = request.signingSecret();
        return request.toSettings(headers, signing == null ? null
            : Objects.requireNonNullElseGet(kept.signing(signing), () -> vault.seal(workspace, new Secret(signing))));
    }
}
