package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.flow.AiReply;
import io.verbatim.shared.bot.flow.Option;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Reply;
import io.verbatim.shared.conversation.UserInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the AI backends speak: once, or until an exit. A component that does not say its mode is a conversation. */
final class Replying implements Behaviour<AiReply> {
    /** For each AI component with options what the user may choose there: they are no buttons of any message. */
    static Map<String, List<Choice>> exitsOf(Flow flow) {
        var exits = new LinkedHashMap<String, List<Choice>>();
        for (var component : flow.components()) {
            if (component instanceof AiReply ai && ai.options() != null) {
                exits.put(ai.id(), ai.options().stream().filter(option -> option.id() != null && option.text() != null)
                    .map(option -> new Choice(option.id(), option.text(), null)).toList());
            }
        }
        return exits;
    }

    @Override
    public Step enter(AiReply ai, Visit visit) {
        return visit.state().place().hasSomethingToReplyTo() ? new Step.AskBackend() : new Step.Stay();
    }

    @Override
    public Step take(AiReply ai, UserInput input, Visit visit) {
        String way = wayOut(ai, input, visit.state());
        if (way == null) {
            return new Step.AskBackend();
        }
        visit.took(ai, Delta.NONE);
        return new Step.GoTo(way);
    }

    @Override
    public boolean expects(AiReply ai, UserInput input, Visit visit) {
        return wayOut(ai, input, visit.state()) != null;
    }

    @Override
    public Step replied(AiReply ai, Reply reply, Visit visit) {
        Replies.messages(reply).forEach(message -> visit.say(ai, message));
        Object exit = reply.metadata().get("exit");
        if (exit != null) {
            String way = option(ai, exit.toString()).map(Option::next).orElse(ai.next());
            return way == null ? new Step.Stay() : new Step.GoTo(way);
        }
        return ai.mode() == AiReply.Mode.SINGLE ? new Step.GoTo(ai.next()) : new Step.Stay();
    }

    @Override
    public Step brokenOff(AiReply ai, Failure last, Visit visit) {
        visit.failed(ai, last.reason().code());
        return onError(ai);
    }

    @Override
    public Step unanswered(AiReply ai, Failure last, Visit visit) {
        visit.failed(ai, last.reason().code());
        visit.apologise(ai);
        return onError(ai);
    }

    private static Step onError(AiReply ai) {
        return ai.error() == null ? new Step.Stay() : new Step.GoTo(ai.error());
    }

    @Override
    public void inspect(AiReply ai, Inspection inspection) {
        if (ai.mode() == AiReply.Mode.SINGLE) {
            inspection.way("next", ai.next());
        } else {
            inspection.wayIfGiven("next", ai.next());
        }
        inspection.wayIfGiven("error", ai.error());
        new OptionsCheck(inspection, ai.next()).all(requireNonNullElse(ai.options(), List.of()));
        warn(ai, inspection);
    }

    @Override
    public boolean rests() {
        return true;
    }

    private static void warn(AiReply ai, Inspection inspection) {
        if (ai.error() == null) {
            inspection.warning("missing_error", "error", "should name the component for when there is no reply");
        }
        if (ai.next() == null && !requireNonNullElse(ai.exitPhrases(), List.of()).isEmpty()) {
            inspection.warning("exit_without_way", "exit_phrases", "lead nowhere without next");
        }
    }

    private static @Nullable String wayOut(AiReply ai, UserInput input, FlowState state) {
        var choice = state.choice(input);
        var option = choice == null ? Optional.<Option>empty() : option(ai, choice.id());
        if (option.isPresent()) {
            return option.get().next() == null ? ai.next() : option.get().next();
        }
        return ai.mode() != AiReply.Mode.SINGLE && isExitPhrase(ai, input.text()) ? ai.next() : null;
    }

    private static boolean isExitPhrase(AiReply ai, @Nullable String text) {
        return text != null && requireNonNullElse(ai.exitPhrases(), List.<String>of()).stream()
            .anyMatch(phrase -> phrase.strip().equalsIgnoreCase(text.strip()));
    }

    private static Optional<Option> option(AiReply ai, String id) {
        return requireNonNullElse(ai.options(), List.<Option>of()).stream().filter(option -> id.equals(option.id())).findFirst();
    }
}
