package io.verbatim.query.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an administrative event is about: which earlier events tell what was there before, and whether there is something afterwards. */
final class Aspect {

    private static final Map<String, List<String>> BEFORE = Map.ofEntries(
        Map.entry("bot.BotChanged", List.of("bot.BotCreated", "bot.BotChanged")),
        Map.entry("bot.BotDeleted", List.of("bot.BotCreated", "bot.BotChanged")),
        Map.entry("bot.DraftReplaced", List.of("bot.BotCreated", "bot.DraftReplaced")),
        Map.entry("bot.DraftFrozen", List.of("bot.DraftFrozen", "bot.BotPublished")),
        Map.entry("bot.BotPublished", List.of("bot.BotPublished", "bot.VersionActivated")),
        Map.entry("bot.VersionActivated", List.of("bot.BotPublished", "bot.VersionActivated")),
        Map.entry("backend.BackendRemoved", List.of("backend.BackendAdded", "backend.BackendChanged")),
        Map.entry("channel.ChannelDeleted", List.of("channel.ChannelCreated", "channel.ChannelChanged")),
        Map.entry("channel.ChannelKeyRevoked", List.of("channel.ChannelKeyIssued")),
        Map.entry("workspace.KeyRevoked", List.of("workspace.KeyIssued")),
        Map.entry("workspace.MemberChanged", List.of("workspace.MemberInvited", "workspace.MemberChanged")),
        Map.entry("workspace.MemberRemoved", List.of("workspace.MemberInvited", "workspace.MemberChanged")),
        Map.entry("workspace.WorkspaceChanged", List.of("workspace.WorkspaceOpened", "workspace.WorkspaceChanged")),
        Map.entry("workspace.WorkspaceClosed", List.of("workspace.WorkspaceOpened", "workspace.WorkspaceChanged")));
    private static final Set<String> ENDS = Set.of("bot.BotDeleted", "backend.BackendRemoved", "channel.ChannelDeleted",
        "channel.ChannelKeyRevoked", "workspace.KeyRevoked", "workspace.MemberRemoved", "workspace.WorkspaceClosed");

    private Aspect() {
    }

    /** Types of events of which the last one tells what was there before; none where the event tells by itself, or nothing was. */
    static List<String> before(String type) {
        return BEFORE.getOrDefault(type, List.of());
    }

    /** Whether nothing is left after it. */
    static boolean isEnd(String type) {
        return ENDS.contains(type);
    }

    /** {@code bot.BotPublished} as {@code bot_published}, and what is a backend here, in the words of the API. */
    static String action(String type) {
        return type.substring(type.indexOf('.') + 1).replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(Locale.ROOT)
            .replace("backend_", "integration_");
    }

    /** The thing in a stream that an event is about, if it is not the whole: a key, a member. */
    static @Nullable String subject(Map<String, Object> payload) {
        if (payload.get("key") instanceof Map<?, ?> key && key.get("id") instanceof String id) {
            return id;
        }
        var named = payload.getOrDefault("key_id", payload.get("member_id"));
        return named instanceof String id ? id : null;
    }
}
