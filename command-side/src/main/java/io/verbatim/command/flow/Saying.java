package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Message;
import io.verbatim.shared.conversation.BotMessage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says its text, or one of its texts. */
final class Saying implements Behaviour<Message> {
    @Override
    public Step enter(Message message, Visit visit) {
        visit.say(message, new BotMessage.Text(visit.text(message, pick(message, visit))));
        return new Step.GoTo(message.next());
    }

    @Override
    public void inspect(Message message, Inspection inspection) {
        var texts = message.texts();
        if (texts == null || texts.isEmpty()) {
            inspection.text("text", message.text());
        } else {
            IntStream.range(0, texts.size()).forEach(i -> inspection.text("texts[%d]".formatted(i), texts.get(i)));
        }
        inspection.way("next", message.next());
        inspection.wayIfGiven("error", message.error());
    }

    private static @Nullable String pick(Message message, Visit visit) {
        var texts = message.texts();
        return texts == null || texts.isEmpty() ? message.text() : texts.get(visit.draw(texts.size()));
    }
}
