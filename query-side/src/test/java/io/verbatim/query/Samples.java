package io.verbatim.query;

import java.util.List;
import java.util.Map;

import io.verbatim.shared.Ids;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.bot.flow.Start;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.workspace.IssuedKey;
import io.verbatim.shared.workspace.KeyDigest;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.WorkspaceId;

/** Things with names that the tests of views share. */
public final class Samples {

    public static final WorkspaceId HERE = new WorkspaceId(ViewFixture.WORKSPACE);
    public static final WorkspaceId ELSEWHERE = WorkspaceId.next();
    public static final BotId BOT = BotId.next();
    public static final BotId OTHER_BOT = BotId.next();
    public static final BackendId ECHO = BackendId.next();
    public static final BackendId MODEL = BackendId.next();
    public static final ChannelId WEB = ChannelId.next();
    public static final ChannelId SHOP = ChannelId.next();

    private Samples() {
    }

    public static BotDraft draft(String next) {
        List<Component> components = List.of(new Start("start", null, next, null));
        return new BotDraft(null, null, null, null, null, components, null);
    }

    public static ChannelSettings settings(String name) {
        return new ChannelSettings("api", name, Map.of("request_timeout", 30), 300, null, true);
    }

    public static IssuedKey key(String last4) {
        return new IssuedKey(new KeyId(Ids.derived(KeyId.PREFIX, last4)), new KeyDigest("digest-" + last4), last4);
    }
}
