package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Option;
import io.verbatim.shared.bot.flow.QuestionButtons;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.BotMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks with buttons. */
final class AskingByButtons extends Asking<QuestionButtons> {
    static final int LONGEST_LABEL = 20;

    @Override
    BotMessage question(QuestionButtons buttons, List<Choice> choices, Visit visit) {
        String image = visit.text(buttons, buttons.imageUrl()).strip();
        return new BotMessage.Buttons(visit.text(buttons, buttons.text()), choices, WebUrl.is(image) ? image : null);
    }

    @Override
    @Nullable List<Option> options(QuestionButtons buttons) {
        return buttons.options();
    }

    @Override
    @Nullable String variable(QuestionButtons buttons) {
        return buttons.variable();
    }

    @Override
    @Nullable String otherwise(QuestionButtons buttons) {
        return buttons.next();
    }

    @Override
    int mostOptions() {
        return Replies.BUTTONS;
    }

    @Override
    int longestLabel() {
        return LONGEST_LABEL;
    }

    @Override
    void inspectQuestion(QuestionButtons buttons, Inspection inspection) {
        inspection.text("text", buttons.text());
        inspection.urlIfGiven("image_url", buttons.imageUrl());
        inspection.wayIfGiven("next", buttons.next());
        inspection.wayIfGiven("error", buttons.error());
    }
}
