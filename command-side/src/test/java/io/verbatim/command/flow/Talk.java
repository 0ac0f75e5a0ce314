package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.ReplyRequested;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Reply;
import io.verbatim.shared.conversation.Route;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A session with a flow, as the aggregate leads it: says, chooses, replies, and remembers what came of it. */
final class Talk {
    static final EndUser ANNA = new EndUser("anna", "api", "Anna", null);
    private static final ConversationId CONVERSATION = ConversationId.of(ChannelId.next(), "anna");
    private static final TurnId TURN = TurnId.next();

    private final FlowEngine engine = new FlowEngine();
    private final List<ConversationEvent> all = new ArrayList<>();
    private final BotDraft flow;
    private final Draws chance;
    private final List<Object> inputs = new ArrayList<>();
    private FlowState state;
    private Run last;

    private Talk(BotDraft flow, Map<String, Object> given, Draws chance) {
        this.flow = flow;
        this.chance = chance;
        state = FlowState.start(flow, given, "s-1", ANNA, "api");
        last = took(engine.begin(flow, state, turn()));
    }

    static Talk with(String components) {
        return with(Drafts.of(components), Map.of());
    }

    static Talk with(BotDraft flow, Map<String, Object> given) {
        return with(flow, given, RandomGenerator.of("L64X128MixRandom"));
    }

    static Talk with(BotDraft flow, Map<String, Object> given, RandomGenerator chance) {
        return with(flow, given, new RandomDraws(chance));
    }

    static Talk with(BotDraft flow, Map<String, Object> given, Draws chance) {
        return new Talk(flow, given, chance);
    }

    Talk says(String text) {
        return gives(UserInput.ofText(text));
    }

    Talk chooses(String optionId) {
        return gives(UserInput.ofOption(optionId));
    }

    Talk gives(UserInput input) {
        inputs.add(input);
        state = state.heard(input);
        last = took(engine.take(flow, state, input, turn()));
        return this;
    }

    Talk isReplied(String content) {
        return isReplied(new Reply(content, Map.of(), List.of(), List.of(), null));
    }

    Talk isReplied(Reply reply) {
        inputs.add(reply);
        last = took(engine.replied(flow, state, reply, turn()));
        return this;
    }

    Talk isNotReplied(Failure.Reason reason) {
        inputs.add(reason);
        last = took(engine.unanswered(flow, state, new Failure(reason, "no reply", null, null), turn()));
        return this;
    }

    Talk isBrought(Outcome outcome) {
        inputs.add(outcome);
        last = took(engine.resumed(flow, state, new EffectResult.Brought(outcome), turn()));
        return this;
    }

    Talk fails(String reason) {
        inputs.add(reason);
        last = took(engine.resumed(flow, state, new EffectResult.Failed(reason), turn()));
        return this;
    }

    /** All that came from outside, in order. */
    List<Object> inputs() {
        return inputs;
    }

    /** Something that came from outside comes once more. */
    void takes(Object input) {
        switch (input) {
            case UserInput said -> gives(said);
            case Reply reply -> isReplied(reply);
            case Failure.Reason reason -> isNotReplied(reason);
            case Outcome outcome -> isBrought(outcome);
            case String reason -> fails(reason);
            default -> throw new IllegalArgumentException(input.toString());
        }
    }

    /** The effect that is asked for. */
    <E extends Effect> E effect(Class<E> kind) {
        return kind.cast(((Next.Perform) next()).effect());
    }

    Next next() {
        return last.next();
    }

    FlowState state() {
        return state;
    }

    /** What happened in the last turn. */
    List<ConversationEvent> events() {
        return last.events();
    }

    /** What happened in all turns. */
    List<ConversationEvent> allEvents() {
        return all;
    }

    List<BotMessage> messages() {
        return events(BotMessageSaid.class).stream().map(BotMessageSaid::message).toList();
    }

    List<String> texts() {
        return messages().stream().map(BotMessage::asText).toList();
    }

    <E extends ConversationEvent> List<E> events(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private Run took(Run run) {
        var folded = state;
        for (var event : run.events()) {
            folded = folded.on(event);
        }
        assertThat(run.state()).isEqualTo(folded);
        all.addAll(run.events());
        state = run.state();
        if (run.next() instanceof Next.AskForReply ask) {
            state = state.on(new ReplyRequested(CONVERSATION, turn().turnId(), DispatchId.next(), ask.componentId(),
                new Route(List.of(), null, null, "drawn", List.of())));
        }
        return run;
    }

    private TurnContext turn() {
        return new TurnContext(CONVERSATION, TURN, chance);
    }
}
