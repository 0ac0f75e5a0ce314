package io.verbatim.channel.whatsapp;

import io.verbatim.channel.web.Desk;
import io.verbatim.channel.whatsapp.graph.Graph;
import io.verbatim.channel.whatsapp.graph.GraphAnswer;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Denied;
import io.verbatim.channel.whatsapp.graph.Verdict;
import io.verbatim.channel.whatsapp.inbound.Content;
import io.verbatim.channel.whatsapp.inbound.Content.Choice;
import io.verbatim.channel.whatsapp.outbound.Leaf;
import io.verbatim.channel.whatsapp.outbound.Rendering;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DeliveryQuery.FindRepetition;
import io.verbatim.shared.conversation.Repetition;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Shows the next options of a long list to who asks for more: the bot, which has offered them all, hears nothing of it. */
@Component("whatsappLeafing")
class Leafing {
    private static final Logger LOG = LoggerFactory.getLogger(Leafing.class);

    private final Desk desk;
    private final Graph graph;
    private final Tokens tokens;

    Leafing(Desk desk, Graph graph, Tokens tokens) {
        this.desk = desk;
        this.graph = graph;
        this.tokens = tokens;
    }

    /**
     * Whether more was asked for, and sent.
     *
     * @throws IllegalStateException if it cannot be sent now
     */
    boolean turned(Line line, Contact contact, Content content) {
        var leaf = content instanceof Choice(var id, _) ? Leaf.of(id) : null;
        if (leaf == null) {
            return false;
        }
        offered(line, leaf)
            .filter(found -> found.outgoing().conversationId().equals(contact.id()))
            .ifPresent(found -> Rendering.page(found.outgoing().message(), leaf).forEach(shape ->
                settle(line, graph.send(tokens.login(line), line.phoneNumberId(), shape.to(contact.address(), leaf.name())))));
        return true;
    }

    /** Who asks quickly is ahead of the views. */
    private Optional<Repetition> offered(Line line, Leaf leaf) {
        var query = new FindRepetition(line.channel().workspaceId(), new DeliveryId(leaf.delivery()));
        return desk.find(query, Repetition.class).or(() -> {
            desk.awaitViews();
            return desk.find(query, Repetition.class);
        });
    }

    private static void settle(Line line, GraphAnswer answer) {
        switch (answer) {
            case GraphAnswer.Done _ -> { }
            case Denied denied when denied.verdict() != Verdict.RETRY && denied.verdict() != Verdict.RETRY_SLOWLY ->
                LOG.warn("More options of channel {} were refused: error {}", line.channel().id(), denied.code());
            default -> throw new IllegalStateException("More options cannot be sent now");
        }
    }
}
