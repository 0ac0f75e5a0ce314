package io.verbatim.query.testsession;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.conversation.ConversationQuery.FindDueTestSessions;
import io.verbatim.shared.conversation.ConversationQuery.FindTestSession;
import io.verbatim.shared.conversation.ConversationQuery.ListTestSessions;
import io.verbatim.shared.conversation.DueSession;
import io.verbatim.shared.conversation.TestSessionView;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestSessionProjectionTest {

    private final ViewFixture views = ViewFixture.empty();
    private final Talk test = Talk.ofTest(BOT, "tester");

    @Test
    void listsTheActiveOnesOfABot() {
        views.given(test.started(BOT, -1), test.completed("ask"));

        assertThat(list()).singleElement().satisfies(session -> {
            assertThat(session.conversationId()).isEqualTo(test.id);
            assertThat(session.botVersion()).isEqualTo(-1);
            assertThat(session.state()).isEqualTo("ask");
            assertThat(session.createdAt()).isEqualTo(at(1));
        });
        assertThat(views.find(new FindTestSession(ELSEWHERE, test.id), TestSessionView.class)).isEmpty();
    }

    @Test
    void forgetsThoseThatHaveEnded() {
        views.given(test.started(BOT, -1), test.completed("ask"));

        views.given(test.ended("operator")).again();

        assertThat(list()).isEmpty();
        assertThat(views.find(new FindTestSession(HERE, test.id), TestSessionView.class)).isEmpty();
    }

    @Test
    void knowsWhichHaveRestedForTooLong() {
        views.given(test.started(BOT, -1), test.completed("ask"));

        assertThat(due()).extracting(DueSession::conversationId).containsExactly(test.id);

        views.given(test.nextTurn().user("Hi"));
        assertThat(due()).isEmpty();
    }

    @Test
    void passesRealSessionsOver() {
        views.given(Talk.with("anna", WEB).started(BOT, 1));

        assertThat(list()).isEmpty();
    }

    private List<TestSessionView> list() {
        return views.<TestSessionView>list(new ListTestSessions(HERE, BOT, first())).data();
    }

    private List<DueSession> due() {
        return views.all(new FindDueTestSessions(null, 10), DueSession.class);
    }
}
