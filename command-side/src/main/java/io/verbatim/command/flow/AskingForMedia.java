package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.bot.flow.Media;
import io.verbatim.shared.bot.flow.QuestionMedia;
import io.verbatim.shared.bot.flow.QuestionMedia.Storage;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Asks for one file, has it fetched and looked at, and asks again until it will do. */
final class AskingForMedia implements Behaviour<QuestionMedia> {
    private static final Set<Variable.Type> HOLD_A_FILE = EnumSet.of(Variable.Type.OBJECT, Variable.Type.ANY);

    @Override
    public Step enter(QuestionMedia question, Visit visit) {
        visit.say(question, new BotMessage.Text(visit.text(question, question.text())));
        return new Step.Stay();
    }

    @Override
    public boolean expects(QuestionMedia question, UserInput input, Visit visit) {
        return !input.attachments().isEmpty();
    }

    @Override
    public Step take(QuestionMedia question, UserInput input, Visit visit) {
        if (input.attachments().size() != 1) {
            return reject(question, input.attachments().isEmpty() ? "file_expected" : "one_file_expected", visit);
        }
        var file = input.attachments().getFirst();
        boolean temporary = question.storage() != Storage.PERMANENT;
        return new Step.Ask(new Effect.KeepFile(file.url(), file.filename(), accepted(question), temporary),
            visit.flow().isSensitive(question.variable()));
    }

    @Override
    public Step resumed(QuestionMedia question, EffectResult result, Visit visit) {
        return switch (result) {
            case EffectResult.Brought(Outcome.FileKept file) -> {
                visit.took(question, question.variable() == null ? Delta.NONE : Delta.of(question.variable(), value(file)));
                yield new Step.GoTo(question.next());
            }
            case EffectResult.Brought(Outcome.FileRefused(var reason)) -> reject(question, reason, visit);
            case EffectResult.Brought other -> new Step.Fail("unknown", question.error());
            case EffectResult.Failed(var reason) -> new Step.Fail(reason, question.error());
        };
    }

    @Override
    public void inspect(QuestionMedia question, Inspection inspection) {
        inspection.text("text", question.text());
        inspection.textIfGiven("error_text", question.errorText());
        inspection.variable("variable", question.variable()).map(Variable::type).filter(type -> !HOLD_A_FILE.contains(type)).ifPresent(
            type -> inspection.error("unfit_variable", "variable", "must be of type object or any: %s".formatted(question.variable())));
        inspection.atLeastOne("max_attempts", question.maxAttempts());
        inspection.way("next", question.next());
        inspection.wayIfGiven("error", question.error());
        if (question.error() == null) {
            inspection.warning("missing_error", "error", "should name the component for when the file cannot be fetched");
        }
    }

    @Override
    public boolean rests() {
        return true;
    }

    private static Step reject(QuestionMedia question, String reason, Visit visit) {
        visit.rejected(question, reason);
        if (question.maxAttempts() != null && visit.state().place().attempts() >= question.maxAttempts()) {
            return new Step.Fail("max_attempts", question.error());
        }
        boolean silent = question.errorText() == null || question.errorText().isBlank();
        visit.say(question, new BotMessage.Text(visit.text(question, silent ? question.text() : question.errorText())));
        return new Step.Stay();
    }

    private static List<String> accepted(QuestionMedia question) {
        return requireNonNullElse(question.accept(), List.<Media.Kind>of()).stream().map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();
    }

    private static Map<String, Object> value(Outcome.FileKept file) {
        // In a fixed order, and the number as it comes back from JSON: a replay writes the same bytes.
        var value = new LinkedHashMap<String, Object>();
        value.put("url", file.url());
        value.put("filename", file.filename());
        value.put("mime_type", file.mimeType());
        value.put("size", Values.plain(BigDecimal.valueOf(file.size())));
        value.put("sha256", file.sha256());
        return value;
    }
}
