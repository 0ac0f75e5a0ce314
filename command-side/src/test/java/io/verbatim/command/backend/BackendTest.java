package io.verbatim.command.backend;

import static io.verbatim.command.Fixtures.refused;

import io.verbatim.command.Fixtures;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.backend.BackendCommand;
import io.verbatim.shared.backend.BackendCommand.AddBackend;
import io.verbatim.shared.backend.BackendCommand.ChangeBackend;
import io.verbatim.shared.backend.BackendCommand.ChangeBreaker;
import io.verbatim.shared.backend.BackendCommand.RemoveBackend;
import io.verbatim.shared.backend.BackendEvent.BackendAdded;
import io.verbatim.shared.backend.BackendEvent.BackendChanged;
import io.verbatim.shared.backend.BackendEvent.BackendRemoved;
import io.verbatim.shared.backend.BackendEvent.BreakerChanged;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.BreakerState.State;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class BackendTest {
    private static final WorkspaceId ACME = WorkspaceId.next();
    private static final WorkspaceId OTHERS = WorkspaceId.next();
    private static final BackendId ID = BackendId.next();
    private static final BotId BOT = BotId.next();
    private static final BackendSettings ECHO = BackendSettings.echo();
    private static final BackendSettings OPENAI = new BackendSettings("OpenAI", "https://api.openai.com", Map.of(), 30, 1, false, true,
        "openai", null, null, Map.of(), false, 1, 500, 64, null, null, null, BackendSettings.Breaker.DEFAULT);
    private static final BackendAdded ADDED = new BackendAdded(ID, ACME, BOT, ECHO);
    private static final BackendChanged CHANGED = new BackendChanged(ID, BOT, ECHO, OPENAI);
    private static final BreakerChanged OPENED = new BreakerChanged(ID, BOT, 1, State.CLOSED, State.OPEN, 60.0, "failures");
    private static final BackendRemoved REMOVED = new BackendRemoved(ID, BOT);

    private final AggregateTestFixture<Backend> backend = Fixtures.of(Backend.class, BackendCommand.class, BackendCommand::backendId);

    @Test
    void isAddedToABot() {
        backend.givenNoPriorActivity().when(new AddBackend(ID, ACME, BOT, ECHO)).expectEvents(ADDED);
    }

    @Test
    void changesAndRemembersWhatItWas() {
        backend.given(ADDED).when(new ChangeBackend(ID, ACME, OPENAI, 1L)).expectEvents(CHANGED);
    }

    @Test
    void takesNoNoteOfAChangeThatIsNone() {
        backend.given(ADDED).when(new ChangeBackend(ID, ACME, ECHO, null)).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void refusesAChangeOfWhatTheCallerHasNotSeen() {
        backend.given(ADDED, CHANGED).when(new ChangeBackend(ID, ACME, ECHO, 1L)).expectException(refused(Code.PRECONDITION_FAILED));
        backend.given(ADDED, CHANGED).when(new RemoveBackend(ID, ACME, 1L)).expectException(refused(Code.PRECONDITION_FAILED));
    }

    @Test
    void isRemoved() {
        backend.given(ADDED, CHANGED).when(new RemoveBackend(ID, ACME, 2L)).expectEvents(REMOVED);
    }

    @Test
    void remembersItsBreakerForAllNodes() {
        backend.given(ADDED).when(new ChangeBreaker(ID, ACME, State.OPEN, 60.0, "failures")).expectEvents(OPENED);
        backend.given(ADDED, OPENED).when(new ChangeBreaker(ID, ACME, State.OPEN, 100.0, "failures")).expectNoEvents();
        backend.given(ADDED, OPENED).when(new ChangeBreaker(ID, ACME, State.HALF_OPEN, null, "probe"))
            .expectEvents(new BreakerChanged(ID, BOT, 2, State.OPEN, State.HALF_OPEN, null, "probe"));
    }

    @Test
    void doesNotTakeItsBreakerForAChangeOfSettings() {
        backend.given(ADDED, OPENED).when(new RemoveBackend(ID, ACME, 1L)).expectEvents(REMOVED);
    }

    @Test
    void closesItsBreakerWithNewSettings() {
        backend.given(ADDED, OPENED).when(new ChangeBackend(ID, ACME, OPENAI, 1L))
            .expectEvents(CHANGED, new BreakerChanged(ID, BOT, 2, State.OPEN, State.CLOSED, null, "settings"));
    }

    @Test
    void neverOpensABreakerThatIsTurnedOff() {
        var off = new BackendSettings("Off", null, Map.of(), 30, 1, false, true, "echo", null, null, Map.of(), false, 1, 500, 64, null,
            null, null, new BackendSettings.Breaker(false, 50, 20, 30));

        backend.given(new BackendAdded(ID, ACME, BOT, off)).when(new ChangeBreaker(ID, ACME, State.OPEN, 100.0, "failures"))
            .expectNoEvents();
    }

    @Test
    void isNotThereForAnotherWorkspace() {
        backend.given(ADDED).when(new ChangeBreaker(ID, OTHERS, State.OPEN, null, "failures")).expectException(refused(Code.NOT_FOUND));
        backend.given(ADDED).when(new ChangeBackend(ID, OTHERS, OPENAI, null)).expectException(refused(Code.NOT_FOUND));
        backend.given(ADDED).when(new RemoveBackend(ID, OTHERS, null)).expectException(refused(Code.NOT_FOUND));
    }

    @Test
    void isNotThereOnceItIsRemoved() {
        backend.given(ADDED, REMOVED).when(new ChangeBackend(ID, ACME, OPENAI, null)).expectException(refused(Code.NOT_FOUND));
        backend.given(ADDED, REMOVED).when(new RemoveBackend(ID, ACME, null)).expectException(refused(Code.NOT_FOUND));
    }
}
