package io.verbatim.command.conversation;

import io.verbatim.shared.Ids;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.NoticeRequested;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.TestRun;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Effect.Line;
import io.verbatim.shared.effect.EffectId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a bot has a handover webhook, the people behind it hear all that is said, from before they take over. */
final class Notices {

    private Notices() {
    }

    /** Adds a notice of what was said in the story, if there is somebody who wants to know. */
    static void add(Story story) {
        var session = story.latest();
        var first = story.events().stream().filter(Notices::isSaid).findFirst();
        if (session == null || first.isEmpty() || !mayTell(session.pin().testRun())) {
            return;
        }
        var flow = story.flow(session.pin());
        var webhook = flow.handover();
        if (webhook != null && webhook.url() != null) {
            var lines = story.events().stream().flatMap(Notices::line).toList();
            story.tell(new NoticeRequested(first.get().conversationId(), first.get().turnId(), id(first.get()), session.pin(),
                new Effect.TellPeople(webhook.url(), webhook.verifyToken(), session.sessionId(), session.pin().channelKind(), lines),
                holdsSensitive(flow)));
        }
    }

    private static boolean mayTell(@Nullable TestRun test) {
        return test == null || test.outside() == TestRun.Outside.ALL;
    }

    private static boolean isSaid(ConversationEvent event) {
        return event instanceof UserMessageReceived || event instanceof BotMessageSaid;
    }

    private static Stream<Line> line(ConversationEvent event) {
        return switch (event) {
            case UserMessageReceived heard -> Stream.of(new Line("user", words(heard.input())));
            case BotMessageSaid said -> Stream.of(new Line(said.by() == null ? "bot" : said.by(), said.message().asText()));
            default -> Stream.empty();
        };
    }

    private static String words(UserInput input) {
        String text = Objects.requireNonNullElse(input.text(), Objects.requireNonNullElse(input.optionId(), ""));
        return input.attachments().isEmpty() ? text
            : text + "\n" + String.join("\n", input.attachments().stream().map(UserInput.Attachment::url).toList());
    }

    /** The same again whenever the story is told again. */
    private static EffectId id(ConversationEvent first) {
        var message = first instanceof UserMessageReceived heard ? heard.messageId() : ((BotMessageSaid) first).messageId();
        return new EffectId(Ids.derived(EffectId.PREFIX, "notice", message.value()));
    }

    private static boolean holdsSensitive(BotDraft flow) {
        return Objects.requireNonNullElse(flow.variables(), List.<Variable>of()).stream()
            .anyMatch(variable -> Boolean.TRUE.equals(variable.sensitive()));
    }
}
