package io.verbatim.channel.whatsapp;

import io.verbatim.channel.alert.Troubles;
import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.vault.Vault;
import io.verbatim.channel.web.PublicUrl;
import io.verbatim.channel.whatsapp.graph.Graph;
import io.verbatim.channel.whatsapp.graph.GraphAnswer;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Denied;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Done;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Unknown;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Unreached;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has Meta call us, where the channel wants that: the callback must be there by then, for Meta looks at once. */
@Component("whatsappSubscription")
class Subscription {
    private final Graph graph;
    private final Tokens tokens;
    private final Vault vault;
    private final PublicUrl address;
    private final TokenWatch watch;
    private final Troubles troubles;

    Subscription(Graph graph, Tokens tokens, Vault vault, PublicUrl address, TokenWatch watch, Troubles troubles) {
        this.graph = graph;
        this.tokens = tokens;
        this.vault = vault;
        this.address = address;
        this.watch = watch;
        this.troubles = troubles;
    }

    /** A channel was made or changed. */
    void saved(Line line, @Nullable Line before) {
        watch.add(line.channel());
        var token = line.credentials().token();
        if (token.isBad()) {
            troubles.report(line.channel(), Troubles.TOKEN_ERROR, String.valueOf(token.error()));
        } else if (line.subscribes() && isNews(line, before)) {
            subscribe(line);
        }
    }

    private static boolean isNews(Line line, @Nullable Line before) {
        return before == null || !before.subscribes() || before.credentials().token().isBad()
            || !before.accountId().equals(line.accountId()) || !before.credentials().verifyToken().equals(line.credentials().verifyToken());
    }

    private void subscribe(Line line) {
        var callback = address.of("/webhooks/whatsapp/" + line.channel().id());
        var answer = graph.subscribe(tokens.login(line), line.accountId(), callback,
            new Secret(vault.open(line.credentials().verifyToken())));
        var problem = problem(answer);
        if (problem != null) {
            troubles.report(line.channel(), Troubles.SET_UP_FAILED, "Meta was asked to call %s: %s".formatted(callback, problem));
        }
    }

    private static @Nullable String problem(GraphAnswer answer) {
        return switch (answer) {
            case Done _ -> null;
            case Denied denied -> denied.message();
            case Unreached(var reason) -> "it cannot be reached (%s)".formatted(reason);
            case Unknown(var reason) -> "it gave no answer (%s)".formatted(reason);
        };
    }
}
