package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.flow.Option;
import io.verbatim.shared.bot.flow.QuestionList;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.BotMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks with a list of rows. */
final class AskingByList extends Asking<QuestionList> {
    // Rows have more room than buttons: this is what WhatsApp shows of one.
    private static final int LONGEST_LABEL = 24;

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

    @Override
    int mostOptions() {
        return Replies.ROWS;
    }

    @Override
    int longestLabel() {
        return LONGEST_LABEL;
    }

    @Override
    void inspectQuestion(QuestionList list, Inspection inspection) {
        inspection.text("text", list.text());
        inspection.textIfGiven("button_text", list.buttonText());
        new OptionsCheck(inspection, null).label("button_text", list.buttonText(), AskingByButtons.LONGEST_LABEL);
        inspection.wayIfGiven("default_next", list.defaultNext());
        inspection.wayIfGiven("error", list.error());
    }
}
