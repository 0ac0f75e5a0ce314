package io.verbatim.query.channel;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.OTHER_BOT;
import static io.verbatim.query.Samples.SHOP;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.Samples.draft;
import static io.verbatim.query.Samples.key;
import static io.verbatim.query.Samples.settings;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Paged;
import io.verbatim.shared.bot.BotEvent.BotCreated;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelEvent.ChannelChanged;
import io.verbatim.shared.channel.ChannelEvent.ChannelCreated;
import io.verbatim.shared.channel.ChannelEvent.ChannelDeleted;
import io.verbatim.shared.channel.ChannelEvent.ChannelKeyIssued;
import io.verbatim.shared.channel.ChannelEvent.ChannelKeyRevoked;
import io.verbatim.shared.channel.ChannelHealth;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannel;
import io.verbatim.shared.channel.ChannelQuery.FindChannelToServe;
import io.verbatim.shared.channel.ChannelQuery.FindChannelsToServe;
import io.verbatim.shared.channel.ChannelQuery.ListChannels;
import io.verbatim.shared.channel.ChannelQuery.ListChannelsOf;
import io.verbatim.shared.channel.ChannelView;
import org.junit.jupiter.api.Test;

class ChannelProjectionTest {

    private final ViewFixture views = ViewFixture.empty();

    @Test
    void showsAChannelWithItsBotAndTheKeysInUse() {
        views.given(new BotCreated(OTHER_BOT, HERE, "Porter", null, draft("reply")), created(WEB, BOT),
            new ChannelKeyIssued(WEB, key("aaaa")), new ChannelKeyIssued(WEB, key("bbbb")), new ChannelKeyRevoked(WEB, key("aaaa").id()),
            new ChannelChanged(WEB, OTHER_BOT, settings("Web"), settings("Site")));

        assertThat(views.find(new FindChannel(HERE, WEB), ChannelView.class)).contains(new ChannelView(
            new Channel(WEB, HERE, OTHER_BOT, settings("Site"), List.of(key("bbbb"))), "Porter", null, new ChannelHealth("active", null, 0, 0, 0),
            null, at(2), at(6), 5));
    }

    @Test
    void tellsWhenSomethingLastHappenedOnIt() {
        var talk = Talk.with("anna", WEB);
        views.given(created(WEB, BOT), talk.started(BOT, 1), talk.user("Hi"));

        views.given(talk.bot("Hello"));

        assertThat(views.find(new FindChannel(HERE, WEB), ChannelView.class)).map(ChannelView::lastActivityAt).contains(at(4));
    }

    @Test
    void listsTheWorkspacesAndABotsNewestFirst() {
        views.given(created(WEB, BOT), created(SHOP, OTHER_BOT));

        assertThat(views.<ChannelView>list(new ListChannels(HERE, first())).data())
            .extracting(view -> view.channel().id()).containsExactly(SHOP, WEB);
        assertThat(views.<ChannelView>list(new ListChannelsOf(HERE, BOT, first())).data())
            .extracting(view -> view.channel().id()).containsExactly(WEB);
    }

    @Test
    void servesNoDeletedChannel() {
        var batch = views.given(created(WEB, BOT), new ChannelKeyIssued(WEB, key("aaaa")));
        views.given(new ChannelDeleted(WEB));

        batch.again();

        assertThat(views.find(new FindChannelToServe(WEB), Channel.class)).isEmpty();
        assertThat(views.find(new FindChannel(HERE, WEB), ChannelView.class)).isEmpty();
        assertThat(views.list(new ListChannels(HERE, first())).total()).isZero();
    }

    @Test
    void servesAnyWorkspacesChannel() {
        views.given(created(WEB, BOT), new ChannelKeyIssued(WEB, key("aaaa")));

        assertThat(views.find(new FindChannelToServe(WEB), Channel.class))
            .contains(new Channel(WEB, HERE, BOT, settings("Web"), List.of(key("aaaa"))));
        assertThat(views.all(new FindChannelsToServe(List.of(WEB, SHOP)), Channel.class)).extracting(Channel::id).containsExactly(WEB);
    }

    @Test
    void showsNothingToAnotherWorkspace() {
        views.given(created(WEB, BOT));

        assertThat(views.find(new FindChannel(ELSEWHERE, WEB), ChannelView.class)).isEmpty();
        assertThat(views.list(new ListChannels(ELSEWHERE, first()))).isEqualTo(new Paged<>(List.of(), 0, null));
        assertThat(views.list(new ListChannelsOf(ELSEWHERE, BOT, first()))).isEqualTo(new Paged<>(List.of(), 0, null));
    }

    private static ChannelCreated created(ChannelId channel, BotId bot) {
        return new ChannelCreated(channel, HERE, bot, settings("Web"));
    }
}
