package io.verbatim.channel.remote;

import io.verbatim.channel.vault.NamedSecrets;
import io.verbatim.channel.vault.Secret;
import io.verbatim.shared.bot.flow.Confidential;
import io.verbatim.shared.workspace.WorkspaceId;
import org.springframework.stereotype.Component;

/** Opens the secrets that effects name. */
@Component
final class OpenedSecrets {
    private final NamedSecrets secrets;

    OpenedSecrets(NamedSecrets secrets) {
        this.secrets = secrets;
    }

    /** The text, or the secret that stands for it. Throws {@link MissingSecret} if there is none of that name. */
    String of(Confidential value, WorkspaceId workspace) {
        String name = value.secret();
        String text = value.text();
        return name == null ? text == null ? "" : text : named(name, workspace);
    }

    String named(String name, WorkspaceId workspace) {
        return secrets.open(workspace, name).map(Secret::value).orElseThrow(() -> new MissingSecret(name));
    }
}
