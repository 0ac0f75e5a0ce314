package io.verbatim.channel.api;

import io.verbatim.channel.web.Faults;
import io.verbatim.shared.Refused;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.TurnId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client sends to start a session; all of it may be missing. */
record StartRequest(@Nullable String sessionId, @Nullable String userIdentifier, @Nullable Boolean forceRestart,
                    @Nullable Map<String, Object> variables, @Nullable Object messagePayload) {

    StartSession toCommand(Channel channel, ApiConfig config, TurnId turn) {
        check(config);
        var session = sessionId == null ? UUID.randomUUID().toString() : sessionId;
        var user = new EndUser(userIdentifier == null ? session : userIdentifier, ApiKind.NAME, null, null);
        return new StartSession(ConversationId.of(channel.id(), session), turn, channel.workspaceId(), channel.id(), ApiKind.NAME,
            channel.botId(), session, user, given(), messagePayload, Boolean.TRUE.equals(forceRestart),
            Duration.ofSeconds(channel.settings().sessionExpirySeconds()));
    }

    private void check(ApiConfig config) {
        var faults = new Faults();
        faults.check(sessionId == null || SessionName.isOne(sessionId), "session_id", SessionName.RULE);
        faults.check(userIdentifier == null || SessionName.isOne(userIdentifier), "user_identifier", SessionName.RULE);
        faults.done();
        if (!given().isEmpty() && !config.allowsVariables()) {
            throw new Refused(Refused.Code.VARIABLES_NOT_ALLOWED, "This channel does not accept variables");
        }
    }

    private Map<String, Object> given() {
        return variables == null ? Map.of() : variables;
    }
}
