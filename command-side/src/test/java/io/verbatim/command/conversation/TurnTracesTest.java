package io.verbatim.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.Facts;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.SessionPin;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnTracesTest {
    private static final String ONE = "00-11111111111111111111111111111111-2222222222222222-01";
    private static final String LATER_ON_ONE = "00-11111111111111111111111111111111-5555555555555555-01";
    private static final String TWO = "00-33333333333333333333333333333333-4444444444444444-01";
    private static final ChannelId CHANNEL = ChannelId.next();
    private static final ConversationId ANNA = ConversationId.of(CHANNEL, "anna");
    private static final BotId BOT = BotId.next();
    private static final TurnId FIRST = TurnId.next();
    private static final TurnId SECOND = TurnId.next();

    private final Flows flows = new OneFlow(
        new BotVersion(BOT, "Demo", 1, new BotDraft(null, null, null, null, null, null, null)));
    private ConversationState state = ConversationState.NEW;
    private TurnTraces traces = TurnTraces.NONE;

    @Test
    void leaveATurnOnTheTraceOfWhatGoesOnWithIt() {
        happens(started(), ONE);

        assertThat(beside(FIRST, LATER_ON_ONE)).isNull();
        assertThat(traces.of(FIRST)).isEqualTo(ONE);
    }

    @Test
    void bringATurnBackThatIsGoneOnWithByANodeThatKnowsNothing() {
        happens(started(), ONE);

        assertThat(beside(FIRST, null)).isEqualTo(ONE);
    }

    @Test
    void keepATurnOnItsOwnThatBeginsByTheEndOfAnother() {
        happens(started(), ONE);
        happens(said(SECOND), TWO);

        assertThat(beside(SECOND, LATER_ON_ONE)).isEqualTo(TWO);
    }

    @Test
    void drawNoTurnInThatNobodyTraces() {
        happens(started(), ONE);
        happens(said(SECOND), null);

        assertThat(beside(SECOND, LATER_ON_ONE)).isEmpty();
    }

    @Test
    void forgetTurnsThatAreOver() {
        happens(started(), ONE);
        happens(said(SECOND), TWO);

        happens(new TurnCompleted(ANNA, FIRST, "ask", false), LATER_ON_ONE);
        happens(new TurnCompleted(ANNA, SECOND, "ask", false), TWO);

        assertThat(traces).isEqualTo(TurnTraces.NONE);
    }

    private void happens(ConversationEvent event, @Nullable String trace) {
        state = state.on(event, flows);
        traces = traces.on(event, trace, state);
    }

    private @Nullable String beside(TurnId turn, @Nullable String cause) {
        var event = new ComponentFailed(ANNA, turn, "ask", "test");
        return (String) traces.beside(MetaData.emptyInstance(), event, state, cause).get(Facts.TRACE);
    }

    private static SessionStarted started() {
        return new SessionStarted(ANNA, FIRST, new SessionPin(WorkspaceId.next(), CHANNEL, "api", BOT, 1), "anna",
            new EndUser("anna", "api", null, null), Map.of(), 300);
    }

    private static UserMessageReceived said(TurnId turn) {
        return new UserMessageReceived(ANNA, turn, MessageId.next(), UserInput.ofText("hi"));
    }
}
