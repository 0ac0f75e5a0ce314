package io.verbatim.channel.whatsapp;

import io.verbatim.channel.web.Desk;
import io.verbatim.channel.whatsapp.graph.Graph;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Done;
import io.verbatim.channel.whatsapp.outbound.Rendering;
import io.verbatim.shared.Ids;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationQuery.FindConversation;
import io.verbatim.shared.conversation.ConversationView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the channel itself says to a user, beside the bot: once, and not again if it does not arrive. */
@Component("whatsappAsides")
class Asides {
    private static final Logger LOG = LoggerFactory.getLogger(Asides.class);

    private final Graph graph;
    private final Tokens tokens;
    private final Contacts contacts;
    private final Desk desk;

    Asides(Graph graph, Tokens tokens, Contacts contacts, Desk desk) {
        this.graph = graph;
        this.tokens = tokens;
        this.contacts = contacts;
        this.desk = desk;
    }

    /** Tells the user, once in a session, that what came cannot be shown here. */
    void explain(Line line, Contact contact) {
        var text = line.unsupportedText();
        if (text == null) {
            return;
        }
        long session = desk.find(new FindConversation(line.channel().workspaceId(), contact.id()), ConversationView.class)
            .map(ConversationView::sessions).orElse(0L);
        if (contact.explainedIn() == null || contact.explainedIn() != session) {
            contacts.explained(contact, session);
            say(line, contact, text);
        }
    }

    void say(Line line, Contact contact, String text) {
        for (var shape : Rendering.of(new BotMessage.Text(text))) {
            var answer = graph.send(tokens.login(line), line.phoneNumberId(), shape.to(contact.address(), Ids.next("aside")));
            if (!(answer instanceof Done)) {
                LOG.warn("What channel {} wanted to tell a user beside the bot did not arrive", line.channel().id());
            }
        }
    }
}
