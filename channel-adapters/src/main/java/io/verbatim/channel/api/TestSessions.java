package io.verbatim.channel.api;

import io.verbatim.channel.rehearsal.Payloads;
import io.verbatim.channel.rehearsal.Timeline;
import io.verbatim.channel.script.ScriptCheck;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.Ids;
import io.verbatim.shared.Refused;
import io.verbatim.shared.bot.BotCommand.FreezeDraft;
import io.verbatim.shared.bot.BotCommand.Published;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotQuery.FindDraft;
import io.verbatim.shared.bot.BotQuery.FindVersion;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.bot.DraftView;
import io.verbatim.shared.bot.VersionView;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationCommand.Trial;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindTestSession;
import io.verbatim.shared.conversation.ConversationQuery.FindTestTrail;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.conversation.TestSessionView;
import io.verbatim.shared.conversation.TurnId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Test sessions: conversations without a channel, of a draft or a version. */
@Component
class TestSessions {

    /** What the ids of test sessions start with. */
    static final String PREFIX = "tst";

    private static final Duration REST = Duration.ofMinutes(30);
    // Stands for whom payloads go to: a number that nobody has.
    private static final String TESTER = "15550100000";
    private static final String NO_SESSION = "There is no active test session with this id";

    private final Desk desk;
    private final ScriptCheck scripts;
    private final Payloads payloads;

    TestSessions(Desk desk, ScriptCheck scripts, Payloads payloads) {
        this.desk = desk;
        this.scripts = scripts;
        this.payloads = payloads;
    }

    /** The caller's bot. Refused with NOT_FOUND. */
    BotId bot(Caller caller, String id) {
        if (!Ids.hasShape(BotId.PREFIX, id)) {
            throw Desk.notFound();
        }
        // Also for a POST: what the caller has just made is there.
        desk.awaitViews();
        return desk.get(new FindBot(caller.workspace(), new BotId(id)), BotView.class).id();
    }

    /** The conversation of a bot's test session, whether it is active or not. */
    static ConversationId conversation(BotId bot, String session) {
        if (!Ids.hasShape(PREFIX, session)) {
            throw new Refused(Refused.Code.SESSION_NOT_FOUND, NO_SESSION);
        }
        return ConversationId.ofTest(bot, session);
    }

    /** What stands for the channel of a bot's tests: nobody can call it. */
    static Channel channel(Caller caller, BotId bot) {
        return new Channel(new ChannelId(Ids.derived(ChannelId.PREFIX, "test", bot.value())), caller.workspace(), bot,
            new ChannelSettings(ApiKind.NAME, "Test", Map.of(), (int) REST.toSeconds(), null, true), List.of());
    }

    /** The version that is to be tried; of a draft, frozen as it is now. Refused with what keeps it from being published. */
    int version(Caller caller, BotId bot, TestSessionRequest request) {
        if (!request.isOfDraft()) {
            return desk.find(new FindVersion(caller.workspace(), bot, request.number()), VersionView.class).map(VersionView::version)
                .orElseThrow(() -> new Refused(Refused.Code.INVALID, "A field is not acceptable",
                    List.of(new Refused.Fault("version", "is no version of this bot"))));
        }
        var draft = desk.get(new FindDraft(caller.workspace(), bot), DraftView.class);
        Published frozen = desk.tell(caller, new FreezeDraft(bot, caller.workspace()));
        var check = scripts.added(caller.workspace(), draft.draft(), frozen.check());
        if (!check.errors().isEmpty()) {
            throw new ApiProblem(ProblemType.PUBLISH_ERRORS, "The draft has %d errors".formatted(check.errors().size()))
                .with("errors", check.errors()).with("warnings", check.warnings());
        }
        return frozen.version();
    }

    StartSession start(Channel channel, int version, TestSessionRequest request, TurnId turn) {
        var session = Ids.next(PREFIX);
        return new StartSession(conversation(channel.botId(), session), turn, channel.workspaceId(), channel.id(), request.kind(),
            channel.botId(), session, new EndUser(session, request.kind(), null, null), request.given(), request.messagePayload(), false, REST,
            null, new Trial(version, request.run()));
    }

    /** The kind of channel that an active session is taken for; the session API's where it is not active. */
    String kind(Caller caller, ConversationId conversation) {
        return desk.find(new FindTestSession(caller.workspace(), conversation), TestSessionView.class).map(TestSessionView::channelKind)
            .orElse(ApiKind.NAME);
    }

    /** What happened in a turn, and what would go through the channel of it; in all turns without one. */
    List<Map<String, @Nullable Object>> timeline(Caller caller, BotId bot, String kind, ConversationId conversation, @Nullable TurnId turn) {
        var timeline = Timeline.of(desk.all(new FindTestTrail(caller.workspace(), conversation, turn), EventView.class));
        payloads.addTo(timeline, channel(caller, bot), kind, conversation, new EndUser(TESTER, kind, null, null));
        return timeline;
    }

    static Refused notFound() {
        return new Refused(Refused.Code.SESSION_NOT_FOUND, NO_SESSION);
    }
}
