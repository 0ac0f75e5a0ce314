package io.verbatim.channel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DueDelivery;
import io.verbatim.shared.conversation.DueDelivery.Standing;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Outgoing;
import io.verbatim.shared.conversation.SendNote;
import io.verbatim.shared.conversation.SendOutcome;
import io.verbatim.shared.conversation.SendOutcome.Accepted;
import io.verbatim.shared.conversation.SendOutcome.Doubtful;
import io.verbatim.shared.conversation.SendOutcome.Held;
import io.verbatim.shared.conversation.SendOutcome.Postponed;
import io.verbatim.shared.conversation.SendOutcome.Rejected;
import io.verbatim.shared.conversation.SessionPin;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class DelivererTest {
    private static final SessionPin PIN = new SessionPin(WorkspaceId.next(), ChannelId.next(), "test", BotId.next(), 1);
    private static final ConversationId ANNA = ConversationId.of(PIN.channelId(), "anna");
    private static final MessageId MESSAGE = MessageId.next();

    private final Receiver receiver = new Receiver();
    private final Set on = new Set();
    private boolean ours = true;
    private String policy = "resend";

    @Test
    void knowsWhenTheLastPartIsAccepted() {
        assertThat(attempt(due(0, 0, Standing.CLEAR))).isEqualTo(new Accepted(null, false));
        assertThat(attempt(due(1, 0, Standing.CLEAR))).isEqualTo(new Accepted(null, true));
        assertThat(receiver.got).extracting(Part::number).containsExactly(1, 2);
        assertThat(receiver.got.getLast().id()).isEqualTo(receiver.got.getFirst().id() + "-2");
    }

    @Test
    void putsOnRecordWhatASenderNotes() {
        var note = SendNote.ofTemplate("reengage");
        receiver.answer = new Sent.Retry("http_429", Duration.ofSeconds(90), 429).with(SendNote.ofDetail("error_4")).with(note);

        var made = deliverer().attempt(due(0, 0, Standing.CLEAR), () -> true).orElseThrow();

        assertThat(made).isEqualTo(new Attempt(new Postponed("http_429", 90_000), 429, new SendNote("reengage", null, "error_4")));
    }

    @Test
    void waitsAsLongAsTheReceiverWantsAndNotForEver() {
        receiver.answer = new Sent.Retry("http_429", Duration.ofSeconds(90), 429);

        assertThat(attempt(due(0, 0, Standing.CLEAR))).isEqualTo(new Postponed("http_429", 90_000));
        assertThat(attempt(due(0, 2, Standing.CLEAR))).isEqualTo(new Rejected("http_429"));
    }

    @Test
    void sendsAgainWhatIsInDoubtWherePolicySaysSo() {
        receiver.answer = new Sent.Unknown("timeout");

        assertThat(attempt(due(0, 0, Standing.CLEAR))).isInstanceOfSatisfying(Doubtful.class,
            doubt -> assertThat(doubt.pauseMs()).isBetween(800L, 1200L));
        assertThat(attempt(due(0, 2, Standing.DOUBTFUL))).isEqualTo(new Held("timeout"));
    }

    @Test
    void neverSendsTwiceWherePolicySaysSo() {
        policy = "hold";
        receiver.answer = new Sent.Unknown("timeout");

        assertThat(attempt(due(0, 0, Standing.CLEAR))).isEqualTo(new Held("timeout"));
        assertThat(attempt(new DueDelivery(outgoing(), 0, 2, 1, true, Standing.DOUBTFUL))).isEqualTo(new Held("outcome_unknown"));
        assertThat(receiver.got).hasSize(1);
    }

    @Test
    void waitsForAReportWhereThereAreSuch() {
        receiver.statusWait = Duration.ofSeconds(20);
        receiver.answer = new Sent.Unknown("timeout");

        assertThat(attempt(due(0, 0, Standing.CLEAR))).isEqualTo(new Doubtful("timeout", 20_000));
        assertThat(attempt(due(1, 1, Standing.CONFIRMED))).isEqualTo(new Accepted(null, true));
        assertThat(attempt(due(0, 1, Standing.DENIED))).isEqualTo(new Rejected("provider_failed"));
        assertThat(receiver.got).hasSize(1);
    }

    @Test
    void sendsNothingThatIsNoLongerThisNodes() {
        ours = false;

        assertThat(deliverer().attempt(due(0, 0, Standing.CLEAR), () -> true)).isEmpty();
        assertThat(receiver.got).isEmpty();
    }

    @Test
    void failsWhereTheChannelIsOffAndSwitchesADeadOneOff() {
        receiver.answer = new Sent.ChannelDead("gone", 410);

        assertThat(attempt(due(0, 0, Standing.CLEAR))).isEqualTo(new Rejected("gone"));
        assertThat(attempt(due(0, 0, Standing.CLEAR))).isEqualTo(new Rejected("channel_inactive"));
        assertThat(receiver.got).hasSize(1);
    }

    private SendOutcome attempt(DueDelivery due) {
        return deliverer().attempt(due, () -> true).orElseThrow().outcome();
    }

    private Deliverer deliverer() {
        return new Deliverer(on, new Senders(List.of(receiver)), work -> ours, null);
    }

    private static DueDelivery due(int part, int tries, Standing standing) {
        return new DueDelivery(outgoing(), part, 1, tries, false, standing);
    }

    private static Outgoing outgoing() {
        return new Outgoing(DeliveryId.of(MESSAGE), ANNA, TurnId.next(), MESSAGE, PIN, "anna", new EndUser("anna", "test", null, null),
            new BotMessage.Text("One two"), 1, 1);
    }

    /** The channel that there is. */
    private final class Set extends ChannelsInUse {
        private boolean off;

        Set() {
            super(null, null, new SetUpCaches());
        }

        @Override
        Optional<Channel> active(ChannelId id) {
            var settings = new ChannelSettings("test", "Test", Map.of("on_unknown_delivery", policy), 0, null, true);
            return off ? Optional.empty() : Optional.of(new Channel(id, PIN.workspaceId(), PIN.botId(), settings, List.of()));
        }

        @Override
        void switchOff(Channel channel, String reason) {
            off = true;
        }
    }

    private static final class Receiver implements Sender {
        private final List<Part> got = new ArrayList<>();
        private Sent answer = new Sent.Accepted(null);
        private @Nullable Duration statusWait;

        @Override
        public String kind() {
            return "test";
        }

        @Override
        public List<Part> parts(Delivery delivery) {
            return Part.of(delivery, List.of(StringNode.valueOf("One"), StringNode.valueOf("two")));
        }

        @Override
        public Sent send(Delivery delivery, Part part) {
            got.add(part);
            return answer;
        }

        @Override
        public List<Duration> backoff() {
            return List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));
        }

        @Override
        public @Nullable Duration statusWait() {
            return statusWait;
        }
    }
}
