package io.verbatim.command.flow;

import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.bot.flow.QuestionText;
import io.verbatim.shared.bot.flow.QuestionText.Validation;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.UserInput;
import java.util.EnumSet;
import java.util.Set;

/** Asks for a text, and again until the answer will do. */
final class AskingForText implements Behaviour<QuestionText> {
    private static final Set<Variable.Type> NO_TEXT = EnumSet.of(Variable.Type.ARRAY, Variable.Type.OBJECT);

    @Override
    public Step enter(QuestionText question, Visit visit) {
        if (Boolean.TRUE.equals(question.skipIfSet()) && isSet(question, visit)) {
            return new Step.GoTo(question.next());
        }
        visit.say(question, new BotMessage.Text(visit.text(question, question.text())));
        return new Step.Stay();
    }

    @Override
    public Step take(QuestionText question, UserInput input, Visit visit) {
        return switch (Answer.to(question, input, typeOf(question, visit))) {
            case Answer.Taken taken -> {
                visit.took(question, question.variable() == null ? Delta.NONE : Delta.of(question.variable(), taken.value()));
                yield new Step.GoTo(question.next());
            }
            case Answer.Refused refused -> reject(question, refused.reason(), visit);
        };
    }

    @Override
    public boolean expects(QuestionText question, UserInput input, Visit visit) {
        return input.optionId() == null && Answer.to(question, input, typeOf(question, visit)) instanceof Answer.Taken;
    }

    @Override
    public void inspect(QuestionText question, Inspection inspection) {
        inspection.text("text", question.text());
        inspection.textIfGiven("error_text", question.errorText());
        inspection.variable("variable", question.variable()).filter(variable -> NO_TEXT.contains(variable.type())).ifPresent(
            variable -> inspection.error("unfit_variable", "variable", "cannot take a text: %s".formatted(variable.name())));
        inspectValidation(question, inspection);
        inspection.atLeastOne("max_length", question.maxLength());
        inspection.atLeastOne("max_attempts", question.maxAttempts());
        inspection.way("next", question.next());
        inspection.wayIfGiven("error", question.error());
    }

    @Override
    public boolean rests() {
        return true;
    }

    private static void inspectValidation(QuestionText question, Inspection inspection) {
        if (question.validation() == Validation.REGEX) {
            inspection.regex("pattern", question.pattern());
        }
        if (DateShape.of(question.dateFormat()).isEmpty()) {
            inspection.error("invalid_date_format", "date_format", "must have YYYY, MM and DD once each");
        }
    }

    private static Step reject(QuestionText question, String reason, Visit visit) {
        visit.rejected(question, reason);
        if (question.maxAttempts() != null && visit.state().place().attempts() >= question.maxAttempts()) {
            return new Step.Fail("max_attempts", question.error());
        }
        visit.say(question, new BotMessage.Text(visit.text(question, again(question))));
        return new Step.Stay();
    }

    private static String again(QuestionText question) {
        String said = question.errorText() == null || question.errorText().isBlank() ? question.text() : question.errorText();
        return said == null ? "" : said;
    }

    private static boolean isSet(QuestionText question, Visit visit) {
        Object value = question.variable() == null ? null : visit.state().variables().get(question.variable());
        return value != null && !(value instanceof String text && text.isBlank());
    }

    private static Variable.Type typeOf(QuestionText question, Visit visit) {
        return question.variable() == null ? Variable.Type.ANY
            : visit.flow().variable(question.variable()).map(Variable::type).orElse(Variable.Type.ANY);
    }
}
