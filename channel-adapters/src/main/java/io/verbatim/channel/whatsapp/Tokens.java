package io.verbatim.channel.whatsapp;

import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.vault.Vault;
import io.verbatim.channel.whatsapp.graph.Graph;
import io.verbatim.channel.whatsapp.graph.Login;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Exchanges access tokens for such as last. */
@Component("whatsappTokens")
class Tokens {
    private final Vault vault;
    private final Graph graph;
    private final Clock clock;

    Tokens(Vault vault, Graph graph, Clock clock) {
        this.vault = vault;
        this.graph = graph;
        this.clock = clock;
    }

    /** With the new token; with the old one, and what Meta said, where it is refused. */
    Credentials exchanged(WorkspaceId workspace, Map<String, Object> config, Credentials old) {
        var login = new Login(String.valueOf(config.get("version")), new Secret(vault.open(old.accessToken())));
        var token = graph.exchange(login, String.valueOf(config.get("app_id")), new Secret(vault.open(old.appSecret())));
        if (token.value() == null) {
            return old.with(old.accessToken(), new TokenState(old.token().expiresAt(), token.refusal()));
        }
        var expires = token.lasts() == null ? null : clock.instant().plus(token.lasts());
        return old.with(vault.seal(workspace, token.value()), new TokenState(expires, null));
    }

    /** What to call with for a channel. */
    Login login(Line line) {
        return new Login(line.version(), new Secret(vault.open(line.credentials().accessToken())));
    }
}
