package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.flow.Option;
import io.verbatim.shared.bot.flow.QuestionList;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks with a list of rows. */
final class AskingByList extends Asking<QuestionList> {
    @Override
    BotMessage question(QuestionList list, List<Choice> choices, Visit visit) {
        String opener = visit.text(list, requireNonNullElse(list.buttonText(), QuestionList.BUTTON_TEXT));
        return new BotMessage.ListOfOptions(visit.text(list, list.text()), choices, opener);
    }

    @Override
    @Nullable List<Option> options(QuestionList list) {
        return list.options();
    }

    @Override
    @Nullable String variable(QuestionList list) {
        return list.variable();
    }

    @Override
    @Nullable String otherwise(QuestionList list) {
        return list.defaultNext();
    }
}
