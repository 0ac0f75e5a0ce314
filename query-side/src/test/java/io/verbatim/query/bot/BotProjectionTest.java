package io.verbatim.query.bot;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.OTHER_BOT;
import static io.verbatim.query.Samples.draft;
import static io.verbatim.query.ViewFixture.after;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static io.verbatim.query.ViewFixture.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Paged;
import io.verbatim.shared.Refused;
import io.verbatim.shared.bot.BotEvent.BotChanged;
import io.verbatim.shared.bot.BotEvent.BotCreated;
import io.verbatim.shared.bot.BotEvent.BotDeleted;
import io.verbatim.shared.bot.BotEvent.BotPublished;
import io.verbatim.shared.bot.BotEvent.DraftReplaced;
import io.verbatim.shared.bot.BotEvent.VersionActivated;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotQuery.FindDraft;
import io.verbatim.shared.bot.BotQuery.FindFlow;
import io.verbatim.shared.bot.BotQuery.FindPublishedVersion;
import io.verbatim.shared.bot.BotQuery.FindVersion;
import io.verbatim.shared.bot.BotQuery.ListBots;
import io.verbatim.shared.bot.BotQuery.ListVersions;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.bot.DraftView;
import io.verbatim.shared.bot.VersionView;
import org.junit.jupiter.api.Test;

class BotProjectionTest {

    private final ViewFixture views = ViewFixture.empty();

    @Test
    void showsABotThatIsCreatedChangedAndPublishedInOneBatch() {
        views.given(created(BOT), new BotChanged(BOT, "Concierge", "Helps"), published(1), new DraftReplaced(BOT, draft("later"), 2));

        assertThat(views.find(new FindBot(HERE, BOT), BotView.class))
            .contains(new BotView(BOT, "Concierge", "Helps", 1, at(1), at(3), 3));
        assertThat(views.find(new FindDraft(HERE, BOT), DraftView.class)).contains(new DraftView(BOT, draft("later"), at(4), 2));
    }

    @Test
    void showsTheSameWhenEachEventComesInABatchOfItsOwn() {
        views.givenEach(created(BOT), new BotChanged(BOT, "Concierge", "Helps"), published(1), new DraftReplaced(BOT, draft("later"), 2));

        assertThat(views.find(new FindBot(HERE, BOT), BotView.class))
            .contains(new BotView(BOT, "Concierge", "Helps", 1, at(1), at(3), 3));
        assertThat(views.find(new FindDraft(HERE, BOT), DraftView.class)).contains(new DraftView(BOT, draft("later"), at(4), 2));
    }

    @Test
    void ignoresABatchThatComesTwice() {
        var batch = views.given(created(BOT), published(1), new DraftReplaced(BOT, draft("later"), 2));
        views.given(new BotChanged(BOT, "Concierge", null));

        batch.again();

        assertThat(views.find(new FindBot(HERE, BOT), BotView.class)).contains(new BotView(BOT, "Concierge", null, 1, at(1), at(4), 3));
        assertThat(views.find(new FindDraft(HERE, BOT), DraftView.class)).map(DraftView::revision).contains(2L);
    }

    @Test
    void keepsEveryVersionAndWhoPublishedIt() {
        views.given(created(BOT), published(1), published(2), new VersionActivated(BOT, 1));

        assertThat(views.<VersionView>list(new ListVersions(HERE, BOT, first())).data()).containsExactly(
            new VersionView(2, at(3), ViewFixture.ACTOR, "notes", false, null),
            new VersionView(1, at(2), ViewFixture.ACTOR, "notes", true, null));
        assertThat(views.find(new FindVersion(HERE, BOT, 1), VersionView.class)).map(VersionView::definition).contains(draft("v1"));
        assertThat(views.find(new FindPublishedVersion(BOT), Integer.class)).contains(1);
    }

    @Test
    void hidesADeletedBotButKeepsItsFlowForSessionsThatRun() {
        views.given(created(BOT), published(1), new BotDeleted(BOT));

        assertThat(views.find(new FindBot(HERE, BOT), BotView.class)).isEmpty();
        assertThat(views.find(new FindDraft(HERE, BOT), DraftView.class)).isEmpty();
        assertThat(views.find(new FindPublishedVersion(BOT), Integer.class)).isEmpty();
        assertThat(views.find(new FindFlow(BOT, 1), BotVersion.class)).contains(new BotVersion(BOT, "Porter", 1, draft("v1")));
    }

    @Test
    void showsNothingToAnotherWorkspace() {
        views.given(created(BOT), published(1));

        assertThat(views.find(new FindBot(ELSEWHERE, BOT), BotView.class)).isEmpty();
        assertThat(views.find(new FindDraft(ELSEWHERE, BOT), DraftView.class)).isEmpty();
        assertThat(views.find(new FindVersion(ELSEWHERE, BOT, 1), VersionView.class)).isEmpty();
        assertThat(views.list(new ListVersions(ELSEWHERE, BOT, first()))).isEqualTo(new Paged<>(List.of(), 0, null));
        assertThat(views.list(new ListBots(ELSEWHERE, first()))).isEqualTo(new Paged<>(List.of(), 0, null));
    }

    @Test
    void listsBotsNewestFirstByNumberOfPage() {
        views.given(created(BOT), created(OTHER_BOT));

        Paged<BotView> second = views.list(new ListBots(HERE, page(2, 1)));

        assertThat(second.data()).extracting(BotView::id).containsExactly(BOT);
        assertThat(second.total()).isEqualTo(2);
        assertThat(second.next()).isNull();
    }

    @Test
    void continuesAListBehindItsCursor() {
        views.given(created(BOT), created(OTHER_BOT));
        Paged<BotView> begin = views.list(new ListBots(HERE, page(1, 1)));
        views.given(created(BotId.next()));

        Paged<BotView> rest = views.list(new ListBots(HERE, after(begin.next(), 1)));

        assertThat(begin.data()).extracting(BotView::id).containsExactly(OTHER_BOT);
        assertThat(rest.data()).extracting(BotView::id).containsExactly(BOT);
        assertThat(rest.next()).isNull();
    }

    @Test
    void refusesAForgedCursor() {
        for (String forged : List.of("???", "bm9uc2Vuc2U", "Ym90czp4", "")) {
            assertThatThrownBy(() -> views.list(new ListBots(HERE, after(forged, 1)))).hasCauseInstanceOf(Refused.class);
        }
    }

    private static BotCreated created(BotId bot) {
        return new BotCreated(bot, HERE, "Porter", null, draft("reply"));
    }

    private static BotPublished published(int version) {
        return new BotPublished(BOT, version, "Porter", draft("v" + version), "notes", List.of());
    }
}
