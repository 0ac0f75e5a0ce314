package io.verbatim.query.deliveries;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Paged;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryAttempted;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryFailed;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryStatusReceived;
import io.verbatim.shared.conversation.ConversationEvent.DeliverySucceeded;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DeliveryPlace;
import io.verbatim.shared.conversation.DeliveryQuery.Filter;
import io.verbatim.shared.conversation.DeliveryQuery.FindDelivery;
import io.verbatim.shared.conversation.DeliveryQuery.FindReported;
import io.verbatim.shared.conversation.DeliveryQuery.ListDeliveries;
import io.verbatim.shared.conversation.DeliveryView;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.SendNote;
import io.verbatim.shared.conversation.SessionPin;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveriesProjectionTest {
    private static final ConversationId ANNA = ConversationId.of(WEB, "anna");
    private static final TurnId TURN = TurnId.next();
    private static final MessageId MESSAGE = MessageId.next();
    private static final DeliveryId ID = DeliveryId.of(MESSAGE);
    private static final CallFacts CALL = new CallFacts(12, 200, "node-1");

    private final ViewFixture views = ViewFixture.empty();

    @Test
    void showsEachTryAndTheEnd() {
        views.given(asked(1), new DeliveryAttempted(ANNA, TURN, WEB, ID, 0, 1, "retry", "http_503", new CallFacts(5, 503, "node-1"), null, 1000L));
        assertThat(delivery().state()).isEqualTo("pending");

        views.givenEach(new DeliveryAttempted(ANNA, TURN, WEB, ID, 0, 2, "accepted", null, CALL, "ref-1", null),
            new DeliverySucceeded(ANNA, TURN, WEB, ID, 1, 3, CALL, "ref-2", null));

        assertThat(delivery()).extracting(DeliveryView::state, DeliveryView::reason, DeliveryView::createdAt, DeliveryView::messageId)
            .containsExactly("delivered", null, at(1), MESSAGE);
        assertThat(delivery().attempts()).containsExactly(
            new DeliveryView.Attempt(1, 1, at(2), "retry", "http_503", null, 503, 5L, "node-1", null, null),
            new DeliveryView.Attempt(2, 1, at(3), "accepted", null, null, 200, 12L, "node-1", null, null),
            new DeliveryView.Attempt(3, 2, at(4), "accepted", null, null, 200, 12L, "node-1", null, null));
    }

    @Test
    void showsWhatWasSentInPlaceAndWhatWasCut() {
        views.given(asked(1), new DeliveryAttempted(ANNA, TURN, WEB, ID, 0, 1, "retry", "window_closed", CALL, null, 1000L,
                new SendNote(null, "rows[0], button", "error_131047")),
            new DeliverySucceeded(ANNA, TURN, WEB, ID, 0, 2, CALL, null, null, SendNote.ofTemplate("reengage")));

        assertThat(delivery().attempts()).extracting(DeliveryView.Attempt::template).containsExactly(null, "reengage");
        assertThat(delivery().attempts()).extracting(DeliveryView.Attempt::cut).containsExactly("rows[0], button", null);
        assertThat(delivery().attempts()).extracting(DeliveryView.Attempt::detail).containsExactly("error_131047", null);
        assertThat(delivery().detail()).isNull();
    }

    @Test
    void showsTheCodeThatItFailedWith() {
        views.given(asked(1), new DeliveryFailed(ANNA, TURN, WEB, ID, 0, 1, "window_closed", CALL, null, SendNote.ofDetail("error_131047")));

        assertThat(delivery()).extracting(DeliveryView::reason, DeliveryView::detail).containsExactly("window_closed", "error_131047");
    }

    @Test
    void showsTheCodeThatWasReported() {
        views.given(asked(1), new DeliverySucceeded(ANNA, TURN, WEB, ID, 0, 1, CALL, "ref", null), failed(0, false));
        assertThat(delivery()).extracting(DeliveryView::reason, DeliveryView::detail).containsExactly("provider_failed", "error_131053");

        views.given(new DeliveryStatusReceived(ANNA, TURN, WEB, ID, 0, "delivered", null, null, false));
        assertThat(delivery()).extracting(DeliveryView::reason, DeliveryView::detail).containsExactly(null, null);
    }

    @Test
    void showsTheCodeThatEndedADoubt() {
        views.given(asked(1), new DeliveryOutcomeUnknown(ANNA, TURN, WEB, ID, 0, 1, "timeout", CALL, 1000L, false, null), failed(0, true),
            new DeliveryFailed(ANNA, TURN, WEB, ID, 0, 2, "provider_failed", CALL, null));

        assertThat(delivery()).extracting(DeliveryView::reason, DeliveryView::detail).containsExactly("provider_failed", "error_131053");
    }

    @Test
    void failsByAPartThatFailedWhileTheOthersWereSent() {
        views.givenEach(asked(1), new DeliveryAttempted(ANNA, TURN, WEB, ID, 0, 1, "accepted", null, CALL, null, null), failed(0, false),
            new DeliverySucceeded(ANNA, TURN, WEB, ID, 1, 2, CALL, null, null));

        assertThat(delivery()).extracting(DeliveryView::state, DeliveryView::reason, DeliveryView::detail)
            .containsExactly("failed", "provider_failed", "error_131053");
        assertThat(views.sql().sql("SELECT part FROM delivery").query(Integer.class).single()).isZero();
        views.given(asked(2), new DeliverySucceeded(ANNA, TURN, WEB, ID, 0, 3, CALL, null, null));
        assertThat(delivery().state()).isEqualTo("delivered");
    }

    @Test
    void listsByStateAndToItsOwnWorkspaceOnly() {
        views.given(asked(1), new DeliveryFailed(ANNA, TURN, WEB, ID, 0, 1, "http_400", CALL, null));

        assertThat(list(HERE, "failed").data()).extracting(DeliveryView::reason).containsExactly("http_400");
        assertThat(list(HERE, "pending").total()).isZero();
        assertThat(list(ELSEWHERE, null).total()).isZero();
    }

    @Test
    void isPendingAgainWhenItIsAskedForOnceMore() {
        views.given(asked(1), new DeliveryOutcomeUnknown(ANNA, TURN, WEB, ID, 0, 1, "timeout", CALL, null, true, null));
        assertThat(delivery().state()).isEqualTo("unknown");

        views.given(asked(2));

        assertThat(delivery()).extracting(DeliveryView::state, DeliveryView::round, DeliveryView::createdAt)
            .containsExactly("pending", 2, at(1));
    }

    @ParameterizedTest
    @CsvSource({"sent delivered, delivered, delivered", "read delivered, read, delivered", "sent failed, failed, failed",
        "delivered failed, delivered, delivered", "failed delivered, delivered, delivered", "failed sent, failed, failed",
        "played read sent, played, delivered"})
    void neverTakesBackWhatAProviderReported(String reports, String furthest, String state) {
        views.given(asked(1), new DeliverySucceeded(ANNA, TURN, WEB, ID, 0, 1, CALL, "ref", null));

        for (String report : reports.split(" ")) {
            views.given(new DeliveryStatusReceived(ANNA, TURN, WEB, ID, 0, report, null, null, false));
        }

        assertThat(delivery()).extracting(DeliveryView::providerStatus, DeliveryView::state).containsExactly(furthest, state);
        assertThat(views.sql().sql("SELECT status FROM delivery_report ORDER BY position").query(String.class).list())
            .containsExactly(reports.split(" "));
    }

    @Test
    void isToBeSentAgainFromThePartThatFailedAfterAll() {
        views.given(asked(1), new DeliveryAttempted(ANNA, TURN, WEB, ID, 0, 1, "accepted", null, CALL, null, null),
            new DeliverySucceeded(ANNA, TURN, WEB, ID, 1, 2, CALL, null, null),
            new DeliveryStatusReceived(ANNA, TURN, WEB, ID, 0, "failed", null, "window_closed", false),
            new DeliveryStatusReceived(ANNA, TURN, WEB, ID, 1, "delivered", null, null, false));

        assertThat(delivery()).extracting(DeliveryView::state, DeliveryView::reason).containsExactly("failed", "window_closed");
        assertThat(views.sql().sql("SELECT part FROM delivery").query(Integer.class).single()).isZero();
    }

    @Test
    void isFoundByEitherNameAndOnlyInItsChannel() {
        views.given(asked(1), new DeliveryAttempted(ANNA, TURN, WEB, ID, 0, 1, "accepted", null, CALL, "ref-1", null),
            new DeliverySucceeded(ANNA, TURN, WEB, ID, 1, 2, CALL, "ref-2", null));

        assertThat(reported(ID, null)).contains(new DeliveryPlace(HERE, ANNA, TURN, ID, 0));
        assertThat(reported(null, "ref-2")).contains(new DeliveryPlace(HERE, ANNA, TURN, ID, 1));
        assertThat(reported(null, "ref-3")).isEmpty();
    }

    @Test
    void changesNothingWhenABatchComesTwice() {
        var batch = views.given(asked(1), new DeliveryAttempted(ANNA, TURN, WEB, ID, 0, 1, "accepted", null, CALL, null, null));
        views.given(new DeliverySucceeded(ANNA, TURN, WEB, ID, 1, 2, CALL, null, null));

        batch.again();

        assertThat(delivery().state()).isEqualTo("delivered");
        assertThat(delivery().attempts()).hasSize(2);
        assertThat(views.sql().sql("SELECT count(*) FROM observe.v_delivery WHERE outcome = 'accepted'").query(Long.class).single())
            .isEqualTo(2);
    }

    private static DeliveryRequested asked(int round) {
        return new DeliveryRequested(ANNA, TURN, ID, MESSAGE, new SessionPin(HERE, WEB, "webhook", BOT, 1), "anna",
            new EndUser("anna", "webhook", null, null), new BotMessage.Text("Hello"), 1, round, 0, 0, false);
    }

    private static DeliveryStatusReceived failed(int part, boolean settles) {
        return new DeliveryStatusReceived(ANNA, TURN, WEB, ID, part, "failed", null, "error_131053", settles);
    }

    private DeliveryView delivery() {
        return views.find(new FindDelivery(HERE, ID), DeliveryView.class).orElseThrow();
    }

    private Paged<DeliveryView> list(WorkspaceId workspace, @Nullable String state) {
        return views.list(new ListDeliveries(workspace, WEB, new Filter(state, null, null), first()));
    }

    private Optional<DeliveryPlace> reported(@Nullable DeliveryId id, @Nullable String reference) {
        return views.find(new FindReported(WEB, id, reference), DeliveryPlace.class);
    }
}
