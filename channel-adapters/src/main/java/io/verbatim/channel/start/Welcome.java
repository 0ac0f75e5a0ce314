package io.verbatim.channel.start;

import io.verbatim.channel.member.Invitations;
import io.verbatim.channel.vault.NewKey;
import java.io.PrintStream;
import java.util.Optional;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/** Says, once, what a newcomer needs: the address, the owner's key, a call to paste. On the terminal only: keys have no place in a log. */
@Component
class Welcome {

    private final StartSettings settings;
    private final WebServerApplicationContext server;

    Welcome(StartSettings settings, WebServerApplicationContext server) {
        this.settings = settings;
        this.server = server;
    }

    void print(Optional<NewKey> owner, Optional<Invitations.Link> link, Optional<Demo.Opened> demo) {
        print(System.out, owner, link, demo);
    }

    private void print(PrintStream terminal, Optional<NewKey> owner, Optional<Invitations.Link> link, Optional<Demo.Opened> demo) {
        terminal.printf(takesHttp() ? "%nVerbatim is ready at %s%n" : "%nVerbatim is ready, and leaves HTTP to other nodes%n", address());
        if (settings.demo()) {
            terminal.println("Demo: outgoing calls to this machine's own addresses are allowed (VERBATIM_EGRESS_ALLOW).");
        }
        owner.ifPresent(key -> terminal.printf("""

            Owner's key, shown this once:
              %s
            """, key.key().value()));
        link.ifPresent(made -> terminal.printf("""

            Link to sign in with a browser and choose a password, for the first owner, once, within a week:
              %s
            """, made.url()));
        demo.ifPresent(opened -> terminal.printf("""

            Talk to the demo bot:
              curl -s %s/api/integrations/api/%s/session/ -H 'X-API-Key: %s' -H 'Content-Type: application/json' -d '{"session_id": "me"}'

            """, address(), opened.channel(), opened.key().value()));
        terminal.flush();
    }

    private boolean takesHttp() {
        return server.getWebServer().getPort() > 0;
    }

    private String address() {
        var configured = settings.publicUrl();
        return configured == null || configured.isBlank() ? "http://localhost:" + server.getWebServer().getPort() : configured;
    }
}
