package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.QuestionList;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Puts a backend's reply into messages of the bot: the words with their buttons first, then the files. */
final class Replies {
    static final int BUTTONS = 3;
    /** Rows of a question that a bot's author writes. */
    static final int ROWS = 10;
    /** Choices that a server offers: channels whose lists are shorter show them in pages. */
    static final int OFFERED = 100;

    private Replies() {
    }

    static List<BotMessage> messages(Reply reply) {
        var messages = new ArrayList<BotMessage>();
        messages.add(words(reply.content(), choices(reply)));
        reply.attachments().forEach(file -> messages.add(new BotMessage.Media(file.url(), file.type(), null, file.filename())));
        return messages;
    }

    /** Words with what the user may choose below them: buttons while they are few. */
    static BotMessage words(String content, List<Choice> choices) {
        if (choices.isEmpty()) {
            return new BotMessage.Text(content);
        }
        return choices.size() <= BUTTONS ? new BotMessage.Buttons(content, choices, null)
            : new BotMessage.ListOfOptions(content, choices, QuestionList.BUTTON_TEXT);
    }

    private static List<Choice> choices(Reply reply) {
        var ids = new HashSet<String>();
        return reply.buttons().stream().filter(button -> ids.add(button.id())).limit(OFFERED)
            .map(button -> new Choice(button.id(), button.text(), null)).toList();
    }
}
