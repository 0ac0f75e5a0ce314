package io.verbatim.command.conversation;

import io.verbatim.command.flow.FlowEngine;
import io.verbatim.command.flow.FlowState;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotQuery.FindDraft;
import io.verbatim.shared.bot.BotQuery.FindVersion;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.bot.DraftView;
import io.verbatim.shared.bot.VersionView;
import io.verbatim.shared.conversation.ConversationQuery.FindFirstPrompt;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.UserInput;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** What backends are asked first, found out where nobody talks to them. */
@Component
class FirstPrompts {
    private final QueryGateway queries;

    FirstPrompts(QueryGateway queries) {
        this.queries = queries;
    }

    @QueryHandler
    Optional<Prompt> handle(FindFirstPrompt query) {
        return find(new FindBot(query.workspaceId(), query.botId()), BotView.class)
            .flatMap(bot -> definition(query, bot).map(flow -> prompt(flow, bot, query)));
    }

    private Optional<BotDraft> definition(FindFirstPrompt query, BotView bot) {
        var version = query.version() == null ? bot.publishedVersion() : query.version();
        return version == null ? find(new FindDraft(query.workspaceId(), bot.id()), DraftView.class).map(DraftView::draft)
            : find(new FindVersion(query.workspaceId(), bot.id(), version), VersionView.class).map(VersionView::definition);
    }

    private Prompt prompt(BotDraft flow, BotView bot, FindFirstPrompt query) {
        var user = query.user();
        var state = FlowState.start(flow, Map.of(), query.sessionId(), user, user.platform()).heard(UserInput.ofText(query.message()));
        return new Prompt(FlowEngine.asked(flow, state), user, bot.name(), user.platform(), query.sessionId(), MessageId.next());
    }

    private <T> Optional<T> find(Object query, Class<T> type) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(type)).join();
    }
}
