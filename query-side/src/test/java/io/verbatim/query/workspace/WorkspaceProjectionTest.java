package io.verbatim.query.workspace;

import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.ViewFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.ViewFixture;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceChanged;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceClosed;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceOpened;
import io.verbatim.shared.workspace.WorkspaceQuery.FindWorkspace;
import io.verbatim.shared.workspace.WorkspaceView;
import org.junit.jupiter.api.Test;

class WorkspaceProjectionTest {

    private final ViewFixture views = ViewFixture.empty();

    @Test
    void showsAWorkspaceAsItIsNow() {
        views.given(new WorkspaceOpened(HERE, "Acme"), new WorkspaceOpened(ELSEWHERE, "Other")).again();
        views.given(new WorkspaceChanged(HERE, "Acme Ltd", 30));

        assertThat(views.find(new FindWorkspace(HERE), WorkspaceView.class))
            .contains(new WorkspaceView(HERE, "Acme Ltd", 30, at(1), at(3), 2));
        assertThat(views.find(new FindWorkspace(ELSEWHERE), WorkspaceView.class)).map(WorkspaceView::retentionDays).isEmpty();
    }

    @Test
    void showsNoneThatWasClosed() {
        views.given(new WorkspaceOpened(HERE, "Acme"), new WorkspaceChanged(HERE, "Acme", 1), new WorkspaceClosed(HERE));

        assertThat(views.find(new FindWorkspace(HERE), WorkspaceView.class)).isEmpty();
    }
}
