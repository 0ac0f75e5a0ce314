package io.verbatim.channel.telegram;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.management.KeptSecrets;
import io.verbatim.channel.telegram.ApiReply.Done;
import io.verbatim.channel.telegram.ApiReply.Refusal;
import io.verbatim.channel.telegram.ApiReply.Unknown;
import io.verbatim.channel.telegram.ApiReply.Unreached;
import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.vault.Secrets;
import io.verbatim.shared.backend.SecretRef;
import io.verbatim.shared.channel.Channel;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Telegram's Bot API. Blocking: for virtual threads. The token stands in the addresses, so no address is ever shown. */
@Component
class BotApi {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json", "Accept", "application/json");

    private static final int NO_CODE = 0;

    private final Egress egress;
    private final Secrets secrets;
    private final TelegramSettings settings;

    BotApi(Egress egress, Secrets secrets, TelegramSettings settings) {
        this.egress = egress;
        this.secrets = secrets;
        this.settings = settings;
    }

    /** Calls a method in the name of the channel's bot. */
    ApiReply call(Channel channel, String method, ObjectNode body) {
        return token(channel).map(token -> call(token, method, body)).orElseGet(() -> new Refusal(401, "The channel has no token", null));
    }

    ApiReply call(Secret token, String method, ObjectNode body) {
        var url = "%s/bot%s/%s".formatted(settings.base(), token.value(), method);
        return reply(egress.call(EgressRequest.post(url, JSON, MAPPER.writeValueAsBytes(body), settings.patience())));
    }

    /** Where a file of the bot can be fetched for an hour: whoever has the address has the token. */
    Optional<Secret> fileAddress(Channel channel, String path) {
        return token(channel).map(token -> new Secret("%s/file/bot%s/%s".formatted(settings.base(), token.value(), path)));
    }

    Secret open(String tokenId) {
        return new Secret(secrets.open(new SecretRef(tokenId, "", "")));
    }

    private Optional<Secret> token(Channel channel) {
        return KeptSecrets.of(channel.settings().config(), TelegramConfig.TOKEN).map(kept -> new Secret(secrets.open(kept)));
    }

    private static ApiReply reply(Object outcome) {
        return switch (outcome) {
            case EgressAnswer answer -> reply(answer);
            case EgressFailure failure -> failed(failure);
            default -> throw new IllegalStateException("There are no other outcomes");
        };
    }

    static ApiReply reply(EgressAnswer answer) {
        var body = body(answer.body());
        if (answer.isSuccess() && body.path("ok").asBoolean(false)) {
            return new Done(body.path("result"));
        }
        int code = body.path("error_code").asInt(answer.isSuccess() ? NO_CODE : answer.status());
        return code == NO_CODE ? new Unknown("invalid_answer")
            : new Refusal(code, body.path("description").asString(""), pause(body.path("parameters").path("retry_after")));
    }

    private static ApiReply failed(EgressFailure failure) {
        var reason = failure.kind().name().toLowerCase(Locale.ROOT);
        return switch (failure.kind()) {
            case DNS, TLS, BLOCKED_ADDRESS, INVALID_REQUEST -> new Unreached(reason);
            default -> failure.kind() == EgressFailure.Kind.CONNECT && failure.status() == null ? new Unreached(reason) : new Unknown(reason);
        };
    }

    private static @Nullable Duration pause(JsonNode seconds) {
        return seconds.canConvertToInt() && seconds.asInt() > 0 ? Duration.ofSeconds(seconds.asInt()) : null;
    }

    private static JsonNode body(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            return MAPPER.createObjectNode();
        }
    }
}
