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
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryFailed;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryStatusReceived;
import io.verbatim.shared.conversation.ConversationEvent.DeliverySucceeded;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.SessionPin;
import org.junit.jupiter.api.Test;

class ChannelHealthTest {

    private static final ChannelSettings OPEN = settings("Web");
    private static final ChannelCreated CREATED = new ChannelCreated(WEB, HERE, BOT, OPEN);
    private static final ChannelTroubled EXPIRED = new ChannelTroubled(WEB, "token_error", "The token has expired");

    private static final CallFacts CALL = new CallFacts(12, 200, "node-1");
    private static final MessageId MESSAGE = MessageId.next();
    private static final DeliveryId DELIVERY = DeliveryId.of(MESSAGE);

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

    @Test
    void countsOnceWhatAProviderReportsAsFailed() {
        views.given(CREATED, talk.started(BOT, 1), asked(1), succeeded(1), reported("failed", false), reported("failed", false));
        assertThat(health().lastError()).isEqualTo(new LastError("delivery_failed", "error_131053", at(5)));
        views.sql().sql("UPDATE delivery SET failed_at = now()").update();
        assertThat(health().failed()).isEqualTo(1);

        views.given(asked(2), succeeded(2));
        assertThat(health().failed()).isEqualTo(1);

        views.sql().sql("UPDATE delivery SET failed_at = now() - interval '25 hours'").update();
        assertThat(health().failed()).isZero();
    }

    @Test
    void countsNothingThatArrivedAfterAll() {
        views.given(CREATED, talk.started(BOT, 1), asked(1), succeeded(1), reported("failed", false), reported("delivered", false));

        assertThat(health()).isEqualTo(new ChannelHealth("active", null, 0, 0, 0));
    }

    @Test
    void countsOnceWhatAReportEndsTheDoubtOf() {
        views.given(CREATED, talk.started(BOT, 1), asked(1),
            new DeliveryOutcomeUnknown(talk.id, talk.turn, WEB, DELIVERY, 0, 1, "timeout", CALL, 1000L, false, null), reported("failed", true),
            new DeliveryFailed(talk.id, talk.turn, WEB, DELIVERY, 0, 2, "provider_failed", CALL, null));
        views.sql().sql("UPDATE channel_count SET hour = date_trunc('hour', now())").update();

        assertThat(health().failed()).isEqualTo(1);
        assertThat(views.sql().sql("SELECT count(failed_at) FROM delivery").query(Long.class).single()).isZero();
    }

    private DeliveryRequested asked(int round) {
        return new DeliveryRequested(talk.id, talk.turn, DELIVERY, MESSAGE, new SessionPin(HERE, WEB, "whatsapp", BOT, 1), "anna",
            new EndUser("anna", "whatsapp", null, null), new BotMessage.Text("Hello"), 1, round, 0, round - 1, false);
    }

    private DeliverySucceeded succeeded(int no) {
        return new DeliverySucceeded(talk.id, talk.turn, WEB, DELIVERY, 0, no, CALL, "ref", null);
    }

    private DeliveryStatusReceived reported(String status, boolean settles) {
        return new DeliveryStatusReceived(talk.id, talk.turn, WEB, DELIVERY, 0, status, null, status.equals("failed") ? "error_131053" : null,
            settles);
    }

    private ChannelHealth health() {
        return views.find(new FindChannel(HERE, WEB), ChannelView.class).orElseThrow().health();
    }

    private static ChannelChanged changed(ChannelSettings before, ChannelSettings now) {
        return new ChannelChanged(WEB, BOT, before, now);
    }
}
