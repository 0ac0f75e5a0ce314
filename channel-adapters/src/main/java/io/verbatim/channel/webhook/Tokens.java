package io.verbatim.channel.webhook;

import io.verbatim.channel.management.KeptSecrets;
import io.verbatim.channel.vault.Secrets;
import io.verbatim.channel.vault.Signatures;
import io.verbatim.channel.web.Bearer;
import io.verbatim.shared.channel.Channel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The token of dialect form, in one of the three places where callers put it. */
@Component
class Tokens {
    private final Secrets secrets;

    Tokens(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Whether one of the tokens that a request brings is the channel's; takes as long whether it comes near or not. */
    boolean opens(Channel channel, HttpServletRequest request, ObjectNode body) {
        var token = KeptSecrets.of(channel.settings().config(), WebhookKind.API_TOKEN).map(secrets::open);
        var given = Stream.of(Bearer.of(request), Optional.ofNullable(request.getHeader("X-API-Token")),
            Optional.of(body.path("api_token").asString(""))).flatMap(Optional::stream).filter(text -> !text.isEmpty()).toList();
        return token.filter(right -> given.stream().filter(text -> Signatures.same(right, text)).count() > 0).isPresent();
    }
}
