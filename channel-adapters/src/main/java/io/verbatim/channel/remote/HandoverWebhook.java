package io.verbatim.channel.remote;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressOutcome;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.observe.TraceContexts;
import io.verbatim.shared.bot.flow.Confidential;
import io.verbatim.shared.workspace.WorkspaceId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way to the people who take over: one URL, with a token in its query. */
@Component
final class HandoverWebhook implements HandoverHealth {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final byte[] NOTHING = {};
    private static final JsonMapper JSON = new JsonMapper();

    private final Egress egress;
    private final OpenedSecrets secrets;

    HandoverWebhook(Egress egress, OpenedSecrets secrets) {
        this.egress = egress;
        this.secrets = secrets;
    }

    @Override
    public boolean isHealthy(String url, @Nullable Confidential token, WorkspaceId workspace) {
        try {
            var asked = new EgressRequest("GET", withToken(url, token, workspace), Map.of(), NOTHING, PATIENCE, LARGEST_ANSWER);
            return egress.call(asked) instanceof EgressAnswer answer && answer.status() == 200
                && "ok".equals(json(answer).path("status").asString(""));
        } catch (MissingSecret e) {
            return false;
        }
    }

    EgressOutcome post(String url, @Nullable Confidential token, WorkspaceId workspace, Object event) {
        var headers = new HashMap<>(TraceContexts.header());
        headers.put("Content-Type", "application/json");
        return egress.call(new EgressRequest("POST", withToken(url, token, workspace), headers, JSON.writeValueAsBytes(event), PATIENCE,
            LARGEST_ANSWER));
    }

    /** The answer as JSON; nothing where it is none. */
    static JsonNode json(EgressAnswer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private String withToken(String url, @Nullable Confidential token, WorkspaceId workspace) {
        if (token == null) {
            return url;
        }
        String encoded = URLEncoder.encode(secrets.of(token, workspace), StandardCharsets.UTF_8);
        return "%s%schallenge.verifyToken=%s".formatted(url, url.contains("?") ? "&" : "?", encoded);
    }
}
