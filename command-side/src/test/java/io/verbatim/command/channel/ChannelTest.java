package io.verbatim.command.channel;

import static io.verbatim.command.Fixtures.refused;

import io.verbatim.command.Fixtures;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelCommand;
import io.verbatim.shared.channel.ChannelCommand.ChangeChannel;
import io.verbatim.shared.channel.ChannelCommand.CreateChannel;
import io.verbatim.shared.channel.ChannelCommand.DeleteChannel;
import io.verbatim.shared.channel.ChannelCommand.IssueChannelKey;
import io.verbatim.shared.channel.ChannelCommand.ReportRecovery;
import io.verbatim.shared.channel.ChannelCommand.ReportTrouble;
import io.verbatim.shared.channel.ChannelCommand.RevokeChannelKey;
import io.verbatim.shared.channel.ChannelCommand.SwitchOffChannel;
import io.verbatim.shared.channel.ChannelEvent.ChannelChanged;
import io.verbatim.shared.channel.ChannelEvent.ChannelCreated;
import io.verbatim.shared.channel.ChannelEvent.ChannelDeleted;
import io.verbatim.shared.channel.ChannelEvent.ChannelKeyIssued;
import io.verbatim.shared.channel.ChannelEvent.ChannelKeyRevoked;
import io.verbatim.shared.channel.ChannelEvent.ChannelRecovered;
import io.verbatim.shared.channel.ChannelEvent.ChannelTroubled;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.workspace.IssuedKey;
import io.verbatim.shared.workspace.KeyDigest;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ChannelTest {
    private static final WorkspaceId ACME = WorkspaceId.next();
    private static final WorkspaceId OTHERS = WorkspaceId.next();
    private static final ChannelId ID = ChannelId.next();
    private static final BotId BOT = BotId.next();
    private static final BotId OTHER_BOT = BotId.next();
    private static final ChannelSettings SITE = new ChannelSettings("api", "Site", Map.of(), 300, null, true);
    private static final ChannelSettings CLOSED = new ChannelSettings("api", "Site", Map.of(), 300, null, false);
    private static final IssuedKey FIRST = key("1");
    private static final IssuedKey SECOND = key("2");
    private static final ChannelCreated CREATED = new ChannelCreated(ID, ACME, BOT, SITE);
    private static final ChannelKeyIssued FIRST_ISSUED = new ChannelKeyIssued(ID, FIRST);
    private static final ChannelKeyIssued SECOND_ISSUED = new ChannelKeyIssued(ID, SECOND);
    private static final ChannelKeyRevoked FIRST_REVOKED = new ChannelKeyRevoked(ID, FIRST.id());
    private static final ChannelTroubled TROUBLED = new ChannelTroubled(ID, "token_error", "Expired");
    private static final ChannelDeleted DELETED = new ChannelDeleted(ID);

    private final AggregateTestFixture<Channel> channel = Fixtures.of(Channel.class, ChannelCommand.class, ChannelCommand::channelId);

    @Test
    void isCreatedWithItsFirstKey() {
        channel.givenNoPriorActivity().when(new CreateChannel(ID, ACME, BOT, SITE, Optional.of(FIRST))).expectEvents(CREATED, FIRST_ISSUED);
    }

    @Test
    void isCreatedWithoutAKeyWhereNobodySignsIn() {
        channel.givenNoPriorActivity().when(new CreateChannel(ID, ACME, BOT, SITE, Optional.empty())).expectEvents(CREATED);
    }

    @Test
    void changesAndRemembersWhatItWas() {
        channel.given(CREATED).when(new ChangeChannel(ID, ACME, OTHER_BOT, CLOSED, 1L))
            .expectEvents(new ChannelChanged(ID, OTHER_BOT, SITE, CLOSED));
        channel.given(CREATED).when(new ChangeChannel(ID, ACME, OTHER_BOT, SITE, null))
            .expectEvents(new ChannelChanged(ID, OTHER_BOT, SITE, SITE));
    }

    @Test
    void takesNoNoteOfAChangeThatIsNone() {
        channel.given(CREATED).when(new ChangeChannel(ID, ACME, BOT, SITE, null)).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void refusesAChangeOfWhatTheCallerHasNotSeen() {
        channel.given(CREATED, FIRST_ISSUED).when(new ChangeChannel(ID, ACME, BOT, CLOSED, 1L))
            .expectException(refused(Code.PRECONDITION_FAILED));
        channel.given(CREATED, FIRST_ISSUED).when(new DeleteChannel(ID, ACME, 1L)).expectException(refused(Code.PRECONDITION_FAILED));
    }

    @Test
    void notesATroubleOnce() {
        channel.given(CREATED).when(new ReportTrouble(ID, ACME, "token_error", "Expired")).expectEvents(TROUBLED);
        channel.given(CREATED, TROUBLED).when(new ReportTrouble(ID, ACME, "token_error", "Expired")).expectNoEvents();
        channel.given(CREATED, TROUBLED).when(new ReportTrouble(ID, ACME, "token_error", "Revoked"))
            .expectEvents(new ChannelTroubled(ID, "token_error", "Revoked"));
        channel.given(CREATED).when(new ReportTrouble(ID, OTHERS, "token_error", "Expired")).expectException(refused(Code.NOT_FOUND));
    }

    @Test
    void recoversFromWhatWasTheMatterOnly() {
        channel.given(CREATED, TROUBLED).when(new ReportRecovery(ID, ACME, "token_error"))
            .expectEvents(new ChannelRecovered(ID, "token_error"));
        channel.given(CREATED, TROUBLED).when(new ReportRecovery(ID, ACME, "other")).expectNoEvents();
        channel.given(CREATED, TROUBLED, new ChannelChanged(ID, BOT, SITE, CLOSED)).when(new ReportRecovery(ID, ACME, "token_error"))
            .expectNoEvents();
    }

    @Test
    void isSwitchedOffWithTheReason() {
        channel.given(CREATED).when(new SwitchOffChannel(ID, ACME, "token_error", "Expired"))
            .expectEvents(new ChannelChanged(ID, BOT, SITE, CLOSED), TROUBLED).expectResultMessagePayload(true);
        channel.given(CREATED, new ChannelChanged(ID, BOT, SITE, CLOSED), TROUBLED)
            .when(new SwitchOffChannel(ID, ACME, "switched_off", "Gone")).expectNoEvents().expectResultMessagePayload(false);
    }

    @Test
    void isAtTheSameRevisionAfterATrouble() {
        channel.given(CREATED, TROUBLED).when(new ChangeChannel(ID, ACME, BOT, CLOSED, 1L)).expectSuccessfulHandlerExecution();
    }

    @Test
    void letsASecondKeyIn() {
        channel.given(CREATED, FIRST_ISSUED).when(new IssueChannelKey(ID, ACME, SECOND)).expectEvents(SECOND_ISSUED);
    }

    @Test
    void letsAKeyInOnlyOnce() {
        channel.given(CREATED, FIRST_ISSUED).when(new IssueChannelKey(ID, ACME, FIRST)).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void refusesAThirdKey() {
        channel.given(CREATED, FIRST_ISSUED, SECOND_ISSUED).when(new IssueChannelKey(ID, ACME, key("3")))
            .expectNoEvents().expectException(refused(Code.CONFLICT));
    }

    @Test
    void letsAnotherKeyInWhenOneIsRevoked() {
        channel.given(CREATED, FIRST_ISSUED, SECOND_ISSUED, FIRST_REVOKED).when(new IssueChannelKey(ID, ACME, FIRST))
            .expectEvents(FIRST_ISSUED);
    }

    @Test
    void revokesAKey() {
        channel.given(CREATED, FIRST_ISSUED).when(new RevokeChannelKey(ID, ACME, FIRST.id())).expectEvents(FIRST_REVOKED);
    }

    @Test
    void refusesToRevokeAKeyThatIsNotInUse() {
        channel.given(CREATED).when(new RevokeChannelKey(ID, ACME, FIRST.id())).expectException(refused(Code.NOT_FOUND));
    }

    @Test
    void isDeleted() {
        channel.given(CREATED).when(new DeleteChannel(ID, ACME, 1L)).expectEvents(DELETED);
    }

    @Test
    void isNotThereForAnotherWorkspace() {
        channel.given(CREATED).when(new ChangeChannel(ID, OTHERS, BOT, CLOSED, null)).expectException(refused(Code.NOT_FOUND));
        channel.given(CREATED).when(new IssueChannelKey(ID, OTHERS, FIRST)).expectException(refused(Code.NOT_FOUND));
        channel.given(CREATED, FIRST_ISSUED).when(new RevokeChannelKey(ID, OTHERS, FIRST.id())).expectException(refused(Code.NOT_FOUND));
        channel.given(CREATED).when(new DeleteChannel(ID, OTHERS, null)).expectException(refused(Code.NOT_FOUND));
    }

    @Test
    void isNotThereOnceItIsDeleted() {
        channel.given(CREATED, DELETED).when(new IssueChannelKey(ID, ACME, FIRST)).expectException(refused(Code.NOT_FOUND));
        channel.given(CREATED, DELETED).when(new DeleteChannel(ID, ACME, null)).expectException(refused(Code.NOT_FOUND));
    }

    private static IssuedKey key(String last) {
        return new IssuedKey(KeyId.next(), new KeyDigest("digest-" + last), last);
    }
}
