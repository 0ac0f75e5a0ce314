package io.verbatim.channel.whatsapp;

import io.verbatim.channel.alert.Troubles;
import io.verbatim.channel.delivery.Sent;
import io.verbatim.channel.whatsapp.graph.Graph;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Denied;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Done;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Unknown;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Unreached;
import io.verbatim.channel.whatsapp.outbound.Shape;
import io.verbatim.shared.conversation.SendNote;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Sends one message, once, and says what its answer means. */
@Component("whatsappPosting")
class Posting {
    // One message in six seconds is what one user may be sent.
    private static final Duration SLOW = Duration.ofSeconds(12);

    private final Graph graph;
    private final Tokens tokens;
    private final Troubles troubles;

    Posting(Graph graph, Tokens tokens, Troubles troubles) {
        this.graph = graph;
        this.tokens = tokens;
        this.troubles = troubles;
    }

    Sent post(Line line, Contact contact, Shape shape, String id) {
        return switch (graph.send(tokens.login(line), line.phoneNumberId(), shape.to(contact.address(), id))) {
            case Done(var body) -> new Sent.Accepted(body.path("messages").path(0).path("id").asString(null));
            case Unreached(var reason) -> new Sent.Retry(reason, null, 0);
            case Unknown(var reason) -> new Sent.Unknown(reason);
            case Denied denied -> refused(line, denied);
        };
    }

    /** What it means that Meta refuses; its code is noted. */
    Sent refused(Line line, Denied denied) {
        var meant = meaning(line, denied);
        return denied.code() < 0 ? meant : meant.with(SendNote.ofDetail("error_%d".formatted(denied.code())));
    }

    private Sent meaning(Line line, Denied denied) {
        int status = denied.status();
        return switch (denied.verdict()) {
            case RETRY -> new Sent.Retry(reason("error", denied), denied.after(), status);
            case RETRY_SLOWLY -> new Sent.Retry(WhatsAppSender.PAIR_RATE, denied.after() == null ? SLOW : denied.after(), status);
            case WINDOW_CLOSED -> new Sent.Failed(WhatsAppSender.WINDOW_CLOSED, status);
            case RECIPIENT -> new Sent.Failed(reason("recipient", denied), status);
            case MESSAGE -> new Sent.Failed(reason("refused", denied), status);
            case MEDIA -> new Sent.Failed(reason("media", denied), status);
            case TOKEN_DEAD -> dead(line, Troubles.TOKEN_ERROR, denied);
            case ACCOUNT_SHUT -> dead(line, Troubles.ACCOUNT_SHUT, denied);
        };
    }

    private Sent dead(Line line, String problem, Denied denied) {
        troubles.switchOff(line.channel(), problem, "Meta refuses to send (%d): %s".formatted(denied.code(), denied.message()));
        return new Sent.ChannelDead(problem, denied.status());
    }

    private static String reason(String kind, Denied denied) {
        return denied.code() < 0 ? "http_%d".formatted(denied.status()) : "%s_%d".formatted(kind, denied.code());
    }
}
