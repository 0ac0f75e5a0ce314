package io.verbatim.query.key;

import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.key;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Paged;
import io.verbatim.shared.workspace.KeyView;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyIssued;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyRevoked;
import io.verbatim.shared.workspace.WorkspaceQuery.FindKeyByDigest;
import io.verbatim.shared.workspace.WorkspaceQuery.ListKeys;
import org.junit.jupiter.api.Test;

class KeyProjectionTest {

    private final ViewFixture views = ViewFixture.empty();

    @Test
    void findsAKeyByItsDigest() {
        views.given(issued("aaaa"));

        assertThat(views.find(new FindKeyByDigest(key("aaaa").digest()), KeyView.class))
            .contains(new KeyView(key("aaaa").id(), HERE, "CI", Role.EDITOR, "aaaa", 1200, at(1), at(1), 1));
    }

    @Test
    void findsNoKeyThatIsRevoked() {
        var batch = views.given(issued("aaaa"), issued("bbbb"), new KeyRevoked(HERE, key("bbbb").id()));
        views.given(new KeyRevoked(HERE, key("aaaa").id()));

        batch.again();

        assertThat(views.find(new FindKeyByDigest(key("aaaa").digest()), KeyView.class)).isEmpty();
        assertThat(views.find(new FindKeyByDigest(key("bbbb").digest()), KeyView.class)).isEmpty();
        assertThat(views.list(new ListKeys(HERE, first())).total()).isZero();
    }

    @Test
    void listsTheWorkspacesKeysNewestFirst() {
        views.given(issued("aaaa"), issued("bbbb"));

        assertThat(views.<KeyView>list(new ListKeys(HERE, first())).data()).extracting(KeyView::last4).containsExactly("bbbb", "aaaa");
        assertThat(views.list(new ListKeys(ELSEWHERE, first()))).isEqualTo(new Paged<>(List.of(), 0, null));
    }

    private static KeyIssued issued(String last4) {
        return new KeyIssued(HERE, key(last4), "CI", Role.EDITOR, 1200);
    }
}
