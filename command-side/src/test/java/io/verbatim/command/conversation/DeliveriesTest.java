package io.verbatim.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.flow.Drafts;
import io.verbatim.command.flow.FlowEngine;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationCommand.BeginDelivery;
import io.verbatim.shared.conversation.ConversationCommand.EndSession;
import io.verbatim.shared.conversation.ConversationCommand.RecordDelivery;
import io.verbatim.shared.conversation.ConversationCommand.RecordDeliveryStatus;
import io.verbatim.shared.conversation.ConversationCommand.Redeliver;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationCommand.TakeDelivery;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryAttempted;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryFailed;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.ConversationEvent.DeliverySucceeded;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DueDelivery;
import io.verbatim.shared.conversation.DueDelivery.Standing;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.Outgoing;
import io.verbatim.shared.conversation.SendNote;
import io.verbatim.shared.conversation.SendOutcome;
import io.verbatim.shared.conversation.SendOutcome.Accepted;
import io.verbatim.shared.conversation.SendOutcome.Doubtful;
import io.verbatim.shared.conversation.SendOutcome.Held;
import io.verbatim.shared.conversation.SendOutcome.Postponed;
import io.verbatim.shared.conversation.SendOutcome.Rejected;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of messages on their way to the user. */
class DeliveriesTest {
    private static final BotId BOT = BotId.next();
    private static final ChannelId CHANNEL = ChannelId.next();
    private static final ConversationId CONVERSATION = ConversationId.of(CHANNEL, "anna");
    private static final DeliveryId FIRST = DeliveryId.of(ScriptedChance.message(1));
    private static final SendNote NOTE = new SendNote("reengage", "rows[0]", "error_131047");
    private static final DeliveryId SECOND = DeliveryId.of(ScriptedChance.message(2));

    private OneFlow flows = new OneFlow(null);
    private Decisions decisions;
    private ConversationState state = ConversationState.NEW;
    private @Nullable DueDelivery due;

    @Test
    void areAskedForWithWhatWasSaidAndOnlyTheFirstDoesNotWait() {
        var asked = begin("webhook").stream().filter(DeliveryRequested.class::isInstance).map(DeliveryRequested.class::cast).toList();

        assertThat(asked).extracting(DeliveryRequested::deliveryId).containsExactly(FIRST, SECOND);
        assertThat(asked).extracting(DeliveryRequested::waits).containsExactly(false, true);
        assertThat(asked).extracting(DeliveryRequested::no).containsExactly(1L, 2L);
    }

    @Test
    void areNotNeededWhereClientsFetchTheAnswers() {
        assertThat(names(begin("api"))).doesNotContain("DeliveryRequested");
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void sayInWhichFormAPartWasSentHoweverItEnded(SendOutcome outcome) {
        begin("webhook");

        assertThat(record(FIRST, 1, outcome)).extracting(DeliveriesTest::noteOf).containsExactly(NOTE);
    }

    static Stream<SendOutcome> outcomes() {
        return Stream.of(new Accepted(null, false), new Accepted(null, true), new Postponed("http_503", 1000), new Rejected("http_400"),
            new Doubtful("timeout", 1000), new Held("timeout"));
    }

    @Test
    void followEachOtherInOrderAlsoWhenTheSessionIsOver() {
        begin("webhook");
        tell(decisions.end(state, new EndSession(CONVERSATION, TurnId.next(), "operator")));

        assertThat(record(SECOND, 1, new Accepted(null, true))).isEmpty();
        var done = record(FIRST, 1, new Accepted(null, true));

        assertThat(((DeliverySucceeded) done.getFirst()).next()).isEqualTo(SECOND);
        assertThat(due.outgoing().deliveryId()).isEqualTo(SECOND);
        assertThat(names(record(SECOND, 1, new Accepted(null, true)))).containsExactly("DeliverySucceeded");
        assertThat(due).isNull();
        assertThat(record(SECOND, 1, new Accepted(null, true))).isEmpty();
    }

    @Test
    void goOnWithTheNextPartOnceOneIsAccepted() {
        begin("webhook");

        var attempted = record(FIRST, 1, new Accepted("ref", false));

        assertThat(names(attempted)).containsExactly("DeliveryAttempted");
        assertThat(due.part()).isEqualTo(1);
        assertThat(due.attempt()).isEqualTo(2);
    }

    @Test
    void waitBeforeTheyAreTriedAgain() {
        begin("webhook");

        assertThat(names(record(FIRST, 1, new Postponed("http_503", 1000)))).containsExactly("DeliveryAttempted");

        assertThat(due).isNull();
        assertThat(take(FIRST, false)).satisfies(again -> {
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(again.tries()).isEqualTo(1);
        });
    }

    @Test
    void makeRoomForTheNextWhenTheyFail() {
        begin("webhook");

        assertThat(names(record(FIRST, 1, new Rejected("http_400")))).containsExactly("DeliveryFailed");

        assertThat(due.outgoing().deliveryId()).isEqualTo(SECOND);
    }

    @Test
    void areInDoubtWhenTheirNodeIsGoneAndItsResultComesTooLate() {
        begin("webhook");

        var taken = take(FIRST, true);

        assertThat(taken.standing()).isEqualTo(Standing.DOUBTFUL);
        assertThat(taken.attempt()).isEqualTo(2);
        assertThat(record(FIRST, 1, new Accepted(null, true))).isEmpty();
        assertThat(names(record(FIRST, 2, new Accepted(null, true)))).containsExactly("DeliverySucceeded");
    }

    @Test
    void areLeftToAnOperatorWhereNothingMayBeSentTwice() {
        begin("webhook");

        assertThat(names(tell(Deliveries.begin(story(), new BeginDelivery(CONVERSATION, FIRST, 1))))).containsExactly("DeliveryBegun");
        assertThat(tell(Deliveries.begin(story(), new BeginDelivery(CONVERSATION, FIRST, 1)))).isEmpty();
        assertThat(take(FIRST, true).begun()).isTrue();
        assertThat(names(record(FIRST, 2, new Held("outcome_unknown")))).containsExactly("DeliveryOutcomeUnknown");

        assertThat(due.outgoing().deliveryId()).isEqualTo(SECOND);
    }

    @Test
    void areConfirmedByAReportWhileTheyAreInDoubt() {
        begin("webhook");
        record(FIRST, 1, new Doubtful("timeout", 20_000));
        assertThat(due).isNull();

        report("delivered");

        assertThat(take(FIRST, false).standing()).isEqualTo(Standing.CONFIRMED);
    }

    @Test
    void waitForAReportWhenTheirNodeIsGoneWhereThereAreReports() {
        begin("whatsapp");

        assertThat(take(FIRST, true, Map.of("whatsapp", 20_000L))).isNull();
        report("sent");

        assertThat(take(FIRST, false).standing()).isEqualTo(Standing.CONFIRMED);
    }

    @Test
    void areNotInDoubtWhereTheReportCameBeforeTheAnswerWasLost() {
        begin("whatsapp");

        report("sent");
        assertThat(take(FIRST, false).standing()).isEqualTo(Standing.CLEAR);

        record(FIRST, 1, new Doubtful("timeout", 20_000));
        assertThat(due.standing()).isEqualTo(Standing.CONFIRMED);
    }

    @Test
    void areNotInDoubtWhereTheReportCameBeforeTheNodeWasGone() {
        begin("whatsapp");

        report("failed");

        assertThat(take(FIRST, true, Map.of("whatsapp", 20_000L)).standing()).isEqualTo(Standing.DENIED);
    }

    @Test
    void doNotTakeTheReportOnOnePartForAnother() {
        begin("whatsapp");

        report("sent");
        record(FIRST, 1, new Accepted("ref", false));
        record(FIRST, 2, new Doubtful("timeout", 20_000));

        assertThat(due).isNull();
        assertThat(take(FIRST, false).standing()).isEqualTo(Standing.DOUBTFUL);
    }

    @Test
    void keepEveryReportAndChangeNothingByIt() {
        begin("webhook");
        record(FIRST, 1, new Accepted(null, true));

        assertThat(names(report("read"))).containsExactly("DeliveryStatusReceived");
        assertThat(names(report("delivered"))).containsExactly("DeliveryStatusReceived");
        assertThat(take(FIRST, false)).isNull();
    }

    @Test
    void areMadeAgainOnceForEachTimeTheyAreAskedFor() {
        begin("webhook");
        var asked = take(FIRST, false).outgoing();
        record(FIRST, 1, new Rejected("http_400"));
        record(SECOND, 1, new Rejected("http_400"));

        assertThat(names(again(round(asked, 2)))).containsExactly("DeliveryRequested");
        assertThat(again(round(asked, 2))).isEmpty();
        assertThat(names(record(FIRST, 2, new Accepted(null, true)))).containsExactly("DeliverySucceeded");
        assertThat(again(round(asked, 2))).isEmpty();
    }

    private List<ConversationEvent> begin(String kind) {
        flows = new OneFlow(new BotVersion(BOT, "Demo", 1, Drafts.of("""
            {'id': 'start', 'type': 'start', 'next': 'm'}, {'id': 'm', 'type': 'message', 'text': 'One', 'next': 'q'},
            {'id': 'q', 'type': 'question_text', 'text': 'Two?', 'next': 'q'}""")));
        var engine = new FlowEngine();
        var chance = new ScriptedChance();
        var dispatches = new Dispatches(bot -> List.of(), chance);
        var turns = new Turns(engine, flows, dispatches, chance);
        decisions = new Decisions(flows, turns, new Attempts(turns, dispatches, new Streaming(chance)), new Effects(turns, chance));
        return tell(decisions.start(state, new StartSession(CONVERSATION, TurnId.next(), WorkspaceId.next(), CHANNEL, kind, BOT, "anna",
            new EndUser("anna", kind, null, null), Map.of(), null, false, Duration.ZERO)));
    }

    private Story story() {
        return new Story(state, flows);
    }

    private @Nullable DueDelivery take(DeliveryId delivery, boolean lost) {
        return take(delivery, lost, Map.of());
    }

    private @Nullable DueDelivery take(DeliveryId delivery, boolean lost, Map<String, Long> waits) {
        var story = Deliveries.take(story(), new TakeDelivery(CONVERSATION, delivery, lost, waits));
        tell(story);
        var open = Deliveries.taken(story, delivery);
        return open == null ? null : open.due();
    }

    private List<ConversationEvent> record(DeliveryId delivery, int attempt, SendOutcome outcome) {
        int part = state.outbox().first() == null ? 0 : state.outbox().first().part();
        var told = Deliveries.record(story(), new RecordDelivery(CONVERSATION, delivery, part, attempt, outcome, new CallFacts(1, 200, "n"),
            NOTE));
        due = Deliveries.next(told);
        return tell(told);
    }

    private static @Nullable SendNote noteOf(ConversationEvent event) {
        return switch (event) {
            case DeliveryAttempted tried -> tried.note();
            case DeliverySucceeded done -> done.note();
            case DeliveryFailed failed -> failed.note();
            case DeliveryOutcomeUnknown unknown -> unknown.note();
            default -> null;
        };
    }

    private List<ConversationEvent> report(String status) {
        return tell(Deliveries.report(story(), new RecordDeliveryStatus(CONVERSATION, TurnId.next(), CHANNEL, FIRST, 0, status, null, null)));
    }

    private List<ConversationEvent> again(Outgoing asked) {
        return tell(Deliveries.again(story(), new Redeliver(asked, 0, 1)));
    }

    private static Outgoing round(Outgoing was, int round) {
        return new Outgoing(was.deliveryId(), was.conversationId(), was.turnId(), was.messageId(), was.pin(), was.sessionId(), was.user(),
            was.message(), was.no(), round);
    }

    private List<ConversationEvent> tell(Story story) {
        Deliveries.add(story);
        story.events().forEach(event -> state = state.on(event, flows));
        return story.events();
    }

    private static List<String> names(List<ConversationEvent> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }
}
