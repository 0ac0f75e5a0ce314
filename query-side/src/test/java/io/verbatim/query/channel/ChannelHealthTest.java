package io.verbatim.query.channel;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.Samples.settings;
import static io.verbatim.query.ViewFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.channel.ChannelEvent.ChannelChanged;
import io.verbatim.shared.channel.ChannelEvent.ChannelCreated;
import io.verbatim.shared.channel.ChannelEvent.ChannelRecovered;
import io.verbatim.shared.channel.ChannelEvent.ChannelTroubled;
import io.verbatim.shared.channel.ChannelHealth;
import io.verbatim.shared.channel.ChannelHealth.LastError;
import io.verbatim.shared.channel.ChannelQuery.FindChannel;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.channel.ChannelView;
import org.junit.jupiter.api.Test;

class ChannelHealthTest {

    private static final ChannelSettings OPEN = settings("Web");
    private static final ChannelCreated CREATED = new ChannelCreated(WEB, HERE, BOT, OPEN);
    private static final ChannelTroubled EXPIRED = new ChannelTroubled(WEB, "token_error", "The token has expired");

    private final ViewFixture views = ViewFixture.empty();
    private final Talk talk = Talk.with("anna", WEB);

    @Test
    void isActiveOrInactiveAsTheOperatorWants() {
        views.given(CREATED);
        assertThat(health().status()).isEqualTo("active");

        views.given(changed(OPEN, OPEN.inactive()));

        assertThat(health().status()).isEqualTo("inactive");
    }

    @Test
    void saysWhatIsTheMatterUntilItIsOver() {
        views.given(CREATED, new ChannelTroubled(WEB, "webhook_refused", "No"), EXPIRED);
        assertThat(health()).isEqualTo(new ChannelHealth("token_error", new LastError("token_error", "The token has expired", at(3)), 0, 0, 0));

        views.given(new ChannelRecovered(WEB, "token_error"));
        assertThat(health().status()).isEqualTo("error");

        views.given(new ChannelRecovered(WEB, "webhook_refused"));
        assertThat(health().status()).isEqualTo("active");
        assertThat(health().lastError()).isNotNull();
    }

    @Test
    void saysWhyTheChannelIsShut() {
        views.given(CREATED, changed(OPEN, OPEN.inactive()), EXPIRED);

        assertThat(health().status()).isEqualTo("token_error");
    }

    @Test
    void doesNotHideWhatIsTheMatterBehindWhatFailsBecauseOfIt() {
        views.given(CREATED, talk.started(BOT, 1), EXPIRED, talk.user("Hi"), talk.requested(), talk.gaveUp());
        assertThat(health().lastError()).extracting(LastError::problem).isEqualTo("token_error");

        views.given(new ChannelRecovered(WEB, "token_error"));
        assertThat(health().lastError()).extracting(LastError::problem).isEqualTo("dispatch_failed");
    }

    @Test
    void beginsAnewWhenTheChannelIsOpenedButNotWhenItIsRenamed() {
        views.given(CREATED, EXPIRED, changed(OPEN, settings("Site")));
        assertThat(health().status()).isEqualTo("token_error");

        views.given(changed(OPEN, OPEN.inactive()), changed(OPEN.inactive(), OPEN));

        assertThat(health().status()).isEqualTo("active");
    }

    @Test
    void countsWhatWentOverItInTheLastDayOnce() {
        views.given(CREATED, talk.started(BOT, 1));

        views.given(talk.user("Hi"), talk.requested(), talk.gaveUp(), talk.bot("Sorry"), talk.user("Hi"), talk.bot("Hello")).again();
        views.sql().sql("UPDATE channel_count SET hour = date_trunc('hour', now()) - interval '22 hours'").update();
        assertThat(health()).isEqualTo(
            new ChannelHealth("active", new LastError("dispatch_failed", "No answer in 30 s", at(5)), 2, 2, 1));

        views.sql().sql("UPDATE channel_count SET hour = hour - interval '2 hours'").update();
        assertThat(health().received()).isZero();
    }

    private ChannelHealth health() {
        return views.find(new FindChannel(HERE, WEB), ChannelView.class).orElseThrow().health();
    }

    private static ChannelChanged changed(ChannelSettings before, ChannelSettings now) {
        return new ChannelChanged(WEB, BOT, before, now);
    }
}
