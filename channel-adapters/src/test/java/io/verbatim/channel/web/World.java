package io.verbatim.channel.web;

import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.vault.NewKey;
import io.verbatim.shared.AwaitViews;
import io.verbatim.shared.CountNodes;
import io.verbatim.shared.Paged;
import io.verbatim.shared.Refused;
import io.verbatim.shared.bot.BotCommand;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.bot.DraftView;
import io.verbatim.shared.bot.FlowProblem;
import io.verbatim.shared.bot.VersionView;
import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.workspace.KeyDigest;
import io.verbatim.shared.workspace.KeyView;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceCommand;
import io.verbatim.shared.workspace.WorkspaceId;
import io.verbatim.shared.workspace.WorkspaceQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Stands for both sides behind the buses: bots and keys, kept in memory. */
public class World {
    public static final WorkspaceId HOME = WorkspaceId.next();
    static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05.678901Z");

    private final Map<KeyDigest, KeyView> keys = new LinkedHashMap<>();
    private final Map<BotId, BotView> bots = new LinkedHashMap<>();
    private final Map<BotId, DraftView> drafts = new LinkedHashMap<>();
    private final Map<BotId, Map<Integer, VersionView>> versions = new LinkedHashMap<>();
    public final List<Object> told = new ArrayList<>();
    public final List<MetaData> facts = new ArrayList<>();
    public volatile @Nullable RuntimeException trouble;
    private final Keys maker;

    public World(Keys maker) {
        this.maker = maker;
    }

    /** A key with this role, let in to this workspace. */
    public String key(WorkspaceId workspace, Role role) {
        NewKey key = maker.generate();
        handle(new WorkspaceCommand.IssueKey(workspace, key.issued(), role.name(), role, 1200));
        return key.key().value();
    }

    @QueryHandler
    public Integer handle(CountNodes query) {
        return 1;
    }

    @QueryHandler
    public Optional<Long> handle(AwaitViews query) {
        return Optional.of(1L);
    }

    @QueryHandler
    public Optional<KeyView> handle(WorkspaceQuery.FindKeyByDigest query) {
        if (trouble != null) {
            throw trouble;
        }
        return Optional.ofNullable(keys.get(query.digest()));
    }

    @QueryHandler
    public Paged<KeyView> handle(WorkspaceQuery.ListKeys query) {
        return all(keys.values().stream().filter(key -> key.workspaceId().equals(query.workspaceId())).toList());
    }

    @CommandHandler
    public void handle(WorkspaceCommand.IssueKey command) {
        keys.put(command.key().digest(), new KeyView(command.key().id(), command.workspaceId(), command.name(), command.role(),
            command.key().last4(), command.requestsPerMinute(), LONG_AGO, LONG_AGO, 1));
    }

    @CommandHandler
    public void handle(WorkspaceCommand.RevokeKey command) {
        if (!keys.values().removeIf(key -> key.id().equals(command.keyId()))) {
            throw new Refused(Refused.Code.NOT_FOUND, "No such key");
        }
    }

    @CommandHandler
    public void handle(BotCommand.CreateBot command, MetaData metadata) {
        told.add(command);
        facts.add(metadata);
        bots.put(command.botId(), new BotView(command.botId(), command.name(), command.description(), null, LONG_AGO, LONG_AGO, 1));
        drafts.put(command.botId(), new DraftView(command.botId(),
            new BotDraft(null, null, null, null, null, List.of(), null), LONG_AGO, 1));
        versions.put(command.botId(), new TreeMap<>());
    }

    @CommandHandler
    public void handle(BotCommand.ChangeBot command) {
        var before = bots.get(command.botId());
        expect(command.expectedRevision(), before.revision());
        bots.put(command.botId(), new BotView(before.id(), command.name(), command.description(), before.publishedVersion(), LONG_AGO,
            LONG_AGO, before.revision() + 1));
    }

    @CommandHandler
    public void handle(BotCommand.DeleteBot command) {
        expect(command.expectedRevision(), bots.get(command.botId()).revision());
        bots.remove(command.botId());
    }

    @CommandHandler
    public void handle(BotCommand.ReplaceDraft command) {
        var before = drafts.get(command.botId());
        expect(command.expectedRevision(), before.revision());
        drafts.put(command.botId(), new DraftView(command.botId(), command.draft(), LONG_AGO, before.revision() + 1));
    }

    @CommandHandler
    public DraftCheck handle(BotCommand.CheckDraft command) {
        var isEmpty = List.<Component>of().equals(drafts.get(command.botId()).draft().components());
        var problem = new FlowProblem("empty_flow", null, "components", "Nothing is there");
        return new DraftCheck(isEmpty ? List.of(problem) : List.of(), List.of());
    }

    @CommandHandler
    public BotCommand.Published handle(BotCommand.PublishBot command) {
        var check = handle(new BotCommand.CheckDraft(command.botId(), command.workspaceId()));
        var all = versions.get(command.botId());
        if (check.errors().isEmpty()) {
            all.put(all.size() + 1, new VersionView(all.size() + 1, LONG_AGO, "me", command.notes(), true,
                drafts.get(command.botId()).draft()));
        }
        return new BotCommand.Published(all.size(), check);
    }

    @CommandHandler
    public void handle(BotCommand.ActivateVersion command) {
        told.add(command);
    }

    @CommandHandler
    public void handle(BotCommand.RestoreVersion command) {
        told.add(command);
    }

    @QueryHandler
    public Paged<BotView> handle(BotQuery.ListBots query) {
        told.add(query);
        return all(query.workspaceId().equals(HOME) ? List.copyOf(bots.values()) : List.of());
    }

    @QueryHandler
    public Optional<BotView> handle(BotQuery.FindBot query) {
        return Optional.ofNullable(bots.get(query.botId())).filter(bot -> query.workspaceId().equals(HOME));
    }

    @QueryHandler
    public Optional<DraftView> handle(BotQuery.FindDraft query) {
        return Optional.ofNullable(drafts.get(query.botId())).filter(draft -> query.workspaceId().equals(HOME));
    }

    @QueryHandler
    public Paged<VersionView> handle(BotQuery.ListVersions query) {
        return all(List.copyOf(versions.get(query.botId()).values()));
    }

    @QueryHandler
    public Optional<VersionView> handle(BotQuery.FindVersion query) {
        return Optional.ofNullable(versions.get(query.botId()).get(query.version()));
    }

    static void expect(@Nullable Long expected, long actual) {
        if (expected != null && expected != actual) {
            throw new Refused(Refused.Code.PRECONDITION_FAILED, "Another revision");
        }
    }

    static <T> Paged<T> all(List<T> data) {
        return new Paged<>(data, data.size(), null);
    }
}
