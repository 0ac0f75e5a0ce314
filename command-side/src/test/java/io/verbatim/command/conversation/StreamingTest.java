package io.verbatim.command.conversation;

import static io.verbatim.command.conversation.ScriptedChance.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.flow.FlowEngine;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.bot.flow.AiReply;
import io.verbatim.shared.bot.flow.End;
import io.verbatim.shared.bot.flow.Start;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.EndSession;
import io.verbatim.shared.conversation.ConversationCommand.GiveUp;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptUnknown;
import io.verbatim.shared.conversation.ConversationCommand.SendMessage;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationCommand.StreamReply;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.ReplyStreamed;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Reply;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reply that comes in pieces: whole, broken off, or cut short by the death of its node. */
class StreamingTest {

    private static final ChannelId CHANNEL = ChannelId.next();
    private static final ConversationId ANNA = ConversationId.of(CHANNEL, "anna");
    private static final WorkspaceId WORKSPACE = WorkspaceId.next();
    private static final BotId BOT = BotId.next();
    private static final CallFacts CALL = new CallFacts(12, 200, "node-1");
    private static final Failure BROKEN = new Failure(Failure.Reason.INVALID_RESPONSE, "broke off", 200, null, true);

    private final List<Backend> backends = List.of(backend("first", false), backend("second", true));
    private final List<ConversationEvent> told = new ArrayList<>();
    private final ScriptedChance chance = new ScriptedChance();
    private Flows flows;
    private Decisions decisions;
    private Story last;

    @BeforeEach
    void aTalkThatWaitsForAReply() {
        talk(null);
    }

    @Test
    void bindsThePiecesToOneMessageWhichTheWholeReplyIs() {
        stream(0, "Hel");
        stream(3, "lo");
        succeed("Hello there");

        var pieces = all(ReplyStreamed.class);
        assertThat(pieces).extracting(ReplyStreamed::text).containsExactly("Hel", "lo");
        assertThat(pieces).extracting(ReplyStreamed::offset).containsExactly(0, 3);
        assertThat(pieces).extracting(ReplyStreamed::componentId).containsOnly("ai");
        assertThat(all(BotMessageSaid.class)).singleElement().satisfies(said -> {
            assertThat(said.messageId()).isEqualTo(pieces.getFirst().messageId()).isEqualTo(pieces.getLast().messageId());
            assertThat(said.message().asText()).isEqualTo("Hello there");
            assertThat(said.broken()).isFalse();
        });
    }

    @Test
    void takesAPieceThatComesTwiceOnce() {
        stream(0, "Hel");
        stream(0, "Hel");
        stream(0, "Hello");

        assertThat(all(ReplyStreamed.class)).extracting(ReplyStreamed::text).containsExactly("Hel", "lo");
    }

    @Test
    void ignoresAPieceBehindAGap() {
        stream(0, "Hel");
        stream(4, "o");

        assertThat(all(ReplyStreamed.class)).hasSize(1);
    }

    @Test
    void tellsWhetherAnybodyWaitsForTheRest() {
        stream(0, "Hel");
        assertThat(last.waitsFor(attempt(1))).isTrue();

        tell(new RecordAttemptUnknown(ANNA, attempt(1)), decisions::lost);
        stream(3, "lo");

        assertThat(last.waitsFor(attempt(1))).isFalse();
        assertThat(all(ReplyStreamed.class)).hasSize(1);
    }

    @Test
    void finishesATurnWhoseReplyBrokeOffWithWhatWasSaid() {
        stream(0, "Hel");
        fail();

        assertThat(names()).endsWith("ReplyStreamed", "AttemptFailed", "DispatchFailed", "BotMessageSaid", "ComponentFailed",
            "TurnCompleted");
        assertThat(all(AttemptFailed.class)).singleElement().satisfies(failed -> assertThat(failed.left()).isEmpty());
        assertThat(all(BotMessageSaid.class)).singleElement().satisfies(said -> {
            assertThat(said.message().asText()).isEqualTo("Hel");
            assertThat(said.incomplete()).isTrue();
            assertThat(said.messageId()).isEqualTo(all(ReplyStreamed.class).getFirst().messageId());
        });
    }

    @Test
    void asksNobodyElseAfterTheFirstPiece() {
        stream(0, "Hel");
        fail();
        var before = told.size();
        tell(new GiveUp(ANNA, ScriptedChance.dispatch(1), BROKEN), decisions::giveUp);

        assertThat(told).hasSize(before);
        assertThat(all(AttemptStarted.class)).hasSize(1);
    }

    @Test
    void mayAskAgainBeforeTheFirstPiece() {
        fail();

        assertThat(all(AttemptFailed.class)).singleElement().satisfies(failed -> assertThat(failed.left()).hasSize(2));
        assertThat(all(BotMessageSaid.class)).isEmpty();
    }

    @Test
    void closesAReplyWhoseNodeIsGoneTheSameWay() {
        stream(0, "Hel");
        tell(new RecordAttemptUnknown(ANNA, attempt(1)), decisions::lost);

        assertThat(names()).endsWith("AttemptOutcomeUnknown", "DispatchFailed", "BotMessageSaid", "ComponentFailed", "TurnCompleted");
        assertThat(all(BotMessageSaid.class)).singleElement().satisfies(said -> assertThat(said.broken()).isTrue());
    }

    @Test
    void saysWhatWasPassedOnWhenTheSessionEndsMeanwhile() {
        stream(0, "Hel");
        tell(new EndSession(ANNA, TurnId.next(), "operator"), decisions::end);

        assertThat(names()).endsWith("AttemptOutcomeUnknown", "DispatchFailed", "BotMessageSaid", "TurnCompleted", "SessionEnded");
    }

    @Test
    void goesOnWithTheNextMessageAfterABreak() {
        stream(0, "Hel");
        tell(new SendMessage(ANNA, TurnId.next(), MessageId.next(), UserInput.ofText("And?")), decisions::send);
        fail();
        tell(new StreamReply(ANNA, attempt(2), 0, "Yes"), decisions::stream);

        assertThat(all(AttemptStarted.class)).hasSize(2);
        assertThat(all(AttemptStarted.class).getLast().prompt().messages()).extracting(said -> said.text())
            .containsExactly("Hi", "Hel", "And?");
        assertThat(all(ReplyStreamed.class)).extracting(ReplyStreamed::offset).containsExactly(0, 0);
    }

    @Test
    void takesTheErrorWayOfAComponentThatHasOne() {
        told.clear();
        talk("end");
        stream(0, "Hel");
        fail();

        assertThat(all(TurnCompleted.class).getLast().isFinal()).isTrue();
    }

    private void talk(@Nullable String error) {
        flows = new OneFlow(new BotVersion(BOT, "Demo", 1, new BotDraft(List.of(), null, null, null, null, List.of(
            new Start("start", null, "ai", null), new AiReply("ai", null, AiReply.Mode.CONVERSATION, null, null, "end", error, null),
            new End("end", null, null, null)), null)));
        var engine = new FlowEngine();
        var dispatches = new Dispatches(bot -> backends, chance);
        var running = new Turns(engine, flows, dispatches, chance);
        decisions = new Decisions(flows, running, new Attempts(running, dispatches, new Streaming(chance)), new Effects(running, chance));
        tell(new StartSession(ANNA, TurnId.next(), WORKSPACE, CHANNEL, "api", BOT, "anna", new EndUser("anna", "api", null, null), Map.of(),
            null, false, Duration.ofMinutes(5)), decisions::start);
        tell(new SendMessage(ANNA, TurnId.next(), MessageId.next(), UserInput.ofText("Hi")), decisions::send);
    }

    private void stream(int offset, String text) {
        tell(new StreamReply(ANNA, open(), offset, text), decisions::stream);
    }

    private void succeed(String content) {
        tell(new RecordAttemptSucceeded(ANNA, TurnId.next(), open(), new Reply(content, Map.of(), List.of(), List.of(), null), CALL),
            decisions::succeeded);
    }

    private void fail() {
        tell(new RecordAttemptFailed(ANNA, open(), BROKEN, CALL), decisions::failed);
    }

    private AttemptId open() {
        return all(AttemptStarted.class).getFirst().attemptId();
    }

    private <C extends ConversationCommand> void tell(C command, BiFunction<ConversationState, C, Story> decide) {
        var state = ConversationState.NEW;
        for (var event : told) {
            state = state.on(event, flows);
        }
        last = decide.apply(state, command);
        told.addAll(last.events());
    }

    private List<String> names() {
        return told.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    private <E extends ConversationEvent> List<E> all(Class<E> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Backend backend(String name, boolean fallback) {
        return new Backend(BackendId.next(), WORKSPACE, BOT, new BackendSettings(name, "https://example.com", Map.of(), 30, 1, fallback,
            true, "openai", null, null, Map.of(), true, fallback ? 0 : 1, 500, 64, null, null, null, BackendSettings.Breaker.DEFAULT));
    }
}
