package io.verbatim.query.audit;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.conversation.ConversationQuery.FindConversationAsOf;
import io.verbatim.shared.conversation.ConversationQuery.FindMoment;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.Moment;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations as they were. */
class MomentQueriesTest {
    private final ViewFixture views = ViewFixture.empty();
    private final Talk talk = Talk.with("anna", WEB);

    @BeforeEach
    void aSessionThatWasStartedAgain() {
        new Log(views, talk.id).store(talk.started(BOT, 1), talk.user("Hi"), talk.bot("Hello"), talk.completed("reply"),
            talk.ended("restarted"), talk.started(BOT, 2));
    }

    @Test
    void areFoundByPositionAndByInstant() {
        assertThat(moment(2L, null)).contains(new Moment(2, at(2)));
        assertThat(moment(null, at(3))).contains(new Moment(3, at(3)));
        assertThat(moment(999L, null)).contains(new Moment(6, at(6)));
        assertThat(moment(null, at(1).minusMillis(1))).isEmpty();
        assertThat(views.find(new FindMoment(ELSEWHERE, talk.id, 2L, null), Moment.class)).isEmpty();
    }

    @Test
    void showWhatWasTrueThen() {
        assertThat(asOf(2)).isEqualTo(new ConversationView(talk.id, BOT, 1, WEB, "api", "anna", "Anna", "session-1", "active", null, 1, 1,
            at(1), at(2)));
        assertThat(asOf(5)).isEqualTo(new ConversationView(talk.id, BOT, 1, WEB, "api", "anna", "Anna", "session-1", "ended", "reply", 1, 2,
            at(1), at(3)));
        assertThat(asOf(6)).isEqualTo(new ConversationView(talk.id, BOT, 2, WEB, "api", "anna", "Anna", "session-2", "active", null, 2, 2,
            at(1), at(6)));
    }

    private Optional<Moment> moment(@Nullable Long position, @Nullable Instant at) {
        return views.find(new FindMoment(HERE, talk.id, position, at), Moment.class);
    }

    private ConversationView asOf(long position) {
        var query = new FindConversationAsOf(HERE, talk.id, new Moment(position, at(position)));
        return views.find(query, ConversationView.class).orElseThrow();
    }
}
