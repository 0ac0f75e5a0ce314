package io.verbatim.query.backend;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ECHO;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.MODEL;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Paged;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendEvent.BackendAdded;
import io.verbatim.shared.backend.BackendEvent.BackendChanged;
import io.verbatim.shared.backend.BackendEvent.BackendRemoved;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendQuery.FindBackend;
import io.verbatim.shared.backend.BackendQuery.FindBackendToCall;
import io.verbatim.shared.backend.BackendQuery.FindBackendsOf;
import io.verbatim.shared.backend.BackendQuery.ListBackends;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.BackendSettings.Breaker;
import io.verbatim.shared.backend.BackendView;
import io.verbatim.shared.backend.BackendView.Health;
import io.verbatim.shared.backend.SecretRef;
import org.junit.jupiter.api.Test;

class BackendProjectionTest {

    private static final BackendSettings TUNED = new BackendSettings("Model", "https://model.example/chat",
        Map.of("Authorization", new SecretRef("secret-1", "****1234", "f")), 60, 5, true, true, "openai", "large", 500, Map.of("top_p", 0.5),
        true, 2, 250, 8, new SecretRef("secret-2", "****", "g"), Map.of("q", "{{message}}"), "/reply", Breaker.DEFAULT);

    private final ViewFixture views = ViewFixture.empty();

    @Test
    void showsABackendAsItIsAfterAllChangesOfABatch() {
        views.given(added(MODEL), new BackendChanged(MODEL, BOT, BackendSettings.echo(), TUNED));

        assertThat(views.find(new FindBackend(HERE, MODEL), BackendView.class))
            .contains(new BackendView(new Backend(MODEL, HERE, BOT, TUNED), Health.UNKNOWN, at(1), at(2), 2));
    }

    @Test
    void listsABotsBackendsOldestFirst() {
        views.given(added(ECHO), added(MODEL));

        assertThat(views.<BackendView>list(new ListBackends(HERE, BOT, first())).data())
            .extracting(view -> view.backend().id()).containsExactly(ECHO, MODEL);
        assertThat(views.all(new FindBackendsOf(BOT), Backend.class)).extracting(Backend::id).containsExactly(ECHO, MODEL);
    }

    @Test
    void forgetsABackendThatIsAddedAndRemovedInOneBatch() {
        views.given(added(ECHO), added(MODEL), new BackendRemoved(MODEL, BOT));

        assertThat(views.find(new FindBackend(HERE, MODEL), BackendView.class)).isEmpty();
        assertThat(views.find(new FindBackendToCall(MODEL), Backend.class)).isEmpty();
        assertThat(views.all(new FindBackendsOf(BOT), Backend.class)).extracting(Backend::id).containsExactly(ECHO);
        assertThat(views.list(new ListBackends(HERE, BOT, first())).total()).isEqualTo(1);
    }

    @Test
    void ignoresABatchThatComesTwice() {
        var batch = views.given(added(MODEL));
        views.given(new BackendRemoved(MODEL, BOT));

        batch.again();

        assertThat(views.find(new FindBackendToCall(MODEL), Backend.class)).isEmpty();
    }

    @Test
    void showsNothingToAnotherWorkspace() {
        views.given(added(MODEL));

        assertThat(views.find(new FindBackend(ELSEWHERE, MODEL), BackendView.class)).isEmpty();
        assertThat(views.list(new ListBackends(ELSEWHERE, BOT, first()))).isEqualTo(new Paged<>(List.of(), 0, null));
    }

    private static BackendAdded added(BackendId backend) {
        return new BackendAdded(backend, HERE, BOT, BackendSettings.echo());
    }
}
