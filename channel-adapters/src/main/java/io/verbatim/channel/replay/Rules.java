package io.verbatim.channel.replay;

import io.verbatim.channel.egress.UrlPolicy;
import io.verbatim.channel.replay.Asked.Filter;
import io.verbatim.channel.replay.ReplayRequest.To;
import io.verbatim.channel.replay.ReplayTable.NewReplay;
import io.verbatim.channel.schema.EventNames;
import io.verbatim.channel.stream.EventTopics;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.Ids;
import io.verbatim.shared.Refused;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.replay.ListProjections;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which replays may begin. */
@Component
class Rules {
    private static final int MOST_NAMED = 1_000;

    private final Desk desk;
    private final ReplayTable table;
    private final Parts parts;
    private final UrlPolicy urls;
    private final boolean isKafkaThere;

    Rules(Desk desk, ReplayTable table, Parts parts, UrlPolicy urls, ObjectProvider<EventTopics> topics) {
        this.desk = desk;
        this.table = table;
        this.parts = parts;
        this.urls = urls;
        this.isKafkaThere = topics.getIfAvailable() != null;
    }

    /** Of a projection, for owners of the first workspace: it is everybody's view, and made from all there is. */
    NewReplay rebuild(Caller caller, ReplayRequest request, To target) {
        if (!caller.workspace().equals(WorkspaceId.first())) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "Only owners of the first workspace have projections made again");
        }
        checkWhole(request, target.value());
        if (table.isRebuilt(target.value())) {
            throw new Refused(Refused.Code.CONFLICT, "Projection %s is being made again already".formatted(target.value()));
        }
        return new NewReplay(Ids.next(Replay.PREFIX), caller.workspace(), caller.actor(), TargetKind.PROJECTION, target.value(), null,
            request.asked(), 1, parts.settled());
    }

    /** Of the workspace's own events, for somebody outside. */
    NewReplay part(Caller caller, ReplayRequest request, To target) {
        var faults = new Faults();
        checkFilter(faults, request.filter());
        switch (target.kind()) {
            case WEBHOOK -> faults.collect("target.webhook_url", () -> urls.check("target.webhook_url", target.value()));
            case TOPIC -> checkTopic(caller, faults, target.value());
            case PROJECTION -> throw new IllegalArgumentException("A projection is made from the whole log");
        }
        faults.done();
        var span = parts.of(request.asked());
        return new NewReplay(Ids.next(Replay.PREFIX), caller.workspace(), caller.actor(), target.kind(), target.value(), null,
            request.asked(), span.first(), span.last());
    }

    private void checkTopic(Caller caller, Faults faults, String topic) {
        if (!caller.workspace().equals(WorkspaceId.first())) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "Only owners of the first workspace use the installation's Kafka");
        }
        faults.check(isKafkaThere, "target.kafka_topic", "cannot be: no Kafka is set up");
        faults.check(EventTopics.isTopic(topic), "target.kafka_topic", "must be a topic's name");
    }

    private static void checkFilter(Faults faults, @Nullable Filter filter) {
        if (filter != null) {
            all(faults, "filter.types", filter.types(), EventNames.all()::contains, "must be a name of events, as /v1/schemas lists them");
            all(faults, "filter.conversation_ids", filter.conversationIds(), id -> Ids.hasShape(ConversationId.PREFIX, id),
                "must be a conversation's id");
            faults.check(filter.channelId() == null || Ids.hasShape(ChannelId.PREFIX, filter.channelId()), "filter.channel_id",
                "must be a channel's id");
            faults.check(filter.botId() == null || Ids.hasShape(BotId.PREFIX, filter.botId()), "filter.bot_id", "must be a bot's id");
        }
    }

    private static void all(Faults faults, String field, @Nullable List<String> given, Predicate<String> rule, String message) {
        boolean isBounded = given != null && !given.isEmpty() && given.size() <= MOST_NAMED;
        if (given != null && faults.check(isBounded, field, "must have 1 to %d items".formatted(MOST_NAMED))) {
            for (int i = 0; i < given.size(); i++) {
                faults.check(given.get(i) != null && rule.test(given.get(i)), "%s[%d]".formatted(field, i), message);
            }
        }
    }

    private void checkWhole(ReplayRequest request, String projection) {
        var faults = new Faults();
        var names = desk.all(new ListProjections(), String.class);
        faults.check(names.contains(projection), "target.projection", "must be one of: " + String.join(", ", names));
        faults.check(isBeginning(request.from()), "from", "must be 0 or missing: a projection is made from the beginning");
        faults.check(request.to() == null, "to", "must be missing: a projection is made to the end");
        faults.check(request.filter() == null || request.filter().letsAllThrough(), "filter",
            "must be missing: a projection is made from all events");
        faults.done();
    }

    private static boolean isBeginning(@Nullable Object from) {
        return from == null || from instanceof Number number && number.longValue() <= 1 || Objects.equals(from, "0");
    }
}
