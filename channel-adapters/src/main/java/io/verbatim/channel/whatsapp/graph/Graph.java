package io.verbatim.channel.whatsapp.graph;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.egress.MultipartForm;
import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Denied;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Done;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Meta's Graph API. Blocking: for virtual threads. */
@Component
public class Graph {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration UPLOAD = Duration.ofSeconds(60);
    private static final List<String> HOSTS = List.of("fbsbx.com", "facebook.com", "fbcdn.net", "whatsapp.net");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Egress egress;
    private final GraphSettings settings;
    private final Clock clock;

    Graph(Egress egress, GraphSettings settings, Clock clock) {
        this.egress = egress;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends a message, or a read receipt; a send is done when Meta has taken it. */
    public GraphAnswer send(Login login, String phoneNumberId, JsonNode body) {
        return post(login, "%s/messages".formatted(segment(phoneNumberId)), body);
    }

    /** What is known of a file, with the address that it has for five minutes. */
    public GraphAnswer file(Login login, String mediaId, String phoneNumberId) {
        var path = "%s?phone_number_id=%s".formatted(segment(mediaId), segment(phoneNumberId));
        return call(request("GET", login, path, new byte[0]));
    }

    /** Gives Meta a file, for 30 days; done with its {@code id} for it. */
    public GraphAnswer upload(Login login, String phoneNumberId, String filename, String mimeType, byte[] bytes) {
        var form = new MultipartForm().field("messaging_product", "whatsapp").field("type", mimeType)
            .file("file", filename.replaceAll("[\\p{Cntrl}\"]", "_"), mimeType, bytes);
        var headers = Map.of("Authorization", "Bearer " + login.token().value(), "Accept", "application/json", "Content-Type",
            form.contentType());
        return call(new EgressRequest("POST", "%s/%s/media".formatted(root(login), segment(phoneNumberId)), headers,
            form.bytes(), UPLOAD, EgressRequest.MAX_BODY));
    }

    /** Has Meta call this address for what happens on the account. */
    public GraphAnswer subscribe(Login login, String accountId, String callback, Secret verifyToken) {
        var body = JsonNodeFactory.instance.objectNode().put("override_callback_uri", callback).put("verify_token", verifyToken.value());
        return post(login, "%s/subscribed_apps".formatted(segment(accountId)), body);
    }

    /** A token that lasts, for one that does not or not much longer. */
    public Token exchange(Login old, String appId, Secret appSecret) {
        var query = "grant_type=fb_exchange_token&client_id=%s&client_secret=%s&fb_exchange_token=%s".formatted(segment(appId),
            segment(appSecret.value()), segment(old.token().value()));
        var url = "%s/oauth/access_token?%s".formatted(root(old), query);
        var answer = call(new EgressRequest("GET", url, Map.of("Accept", "application/json"), new byte[0], PATIENCE,
            EgressRequest.MAX_BODY));
        return switch (answer) {
            case Done(var body) -> token(body);
            case Denied denied -> Token.refused(denied.message());
            case GraphAnswer.Unreached(var reason) -> Token.refused("Meta cannot be reached (%s)".formatted(reason));
            case GraphAnswer.Unknown(var reason) -> Token.refused("Meta gave no answer (%s)".formatted(reason));
        };
    }

    /** Whether an address is one that the token may be shown to. */
    public boolean isMetas(String url) {
        try {
            var host = new URI(url).getHost();
            return host != null && (host.equals(new URI(settings.base()).getHost()) || url.startsWith("https://")
                && HOSTS.stream().anyMatch(suffix -> host.equals(suffix) || host.endsWith("." + suffix)));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Token token(JsonNode body) {
        var token = body.path("access_token").asString("");
        long seconds = body.path("expires_in").asLong(0);
        return token.isBlank() ? Token.refused("Meta's answer holds no token")
            : new Token(new Secret(token), seconds > 0 ? Duration.ofSeconds(seconds) : null, null);
    }

    private GraphAnswer post(Login login, String path, JsonNode body) {
        return call(request("POST", login, path, MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8)));
    }

    private GraphAnswer call(EgressRequest request) {
        return Answers.of(egress.call(request), clock.instant());
    }

    private EgressRequest request(String method, Login login, String path, byte[] body) {
        var headers = Map.of("Authorization", "Bearer " + login.token().value(), "Accept", "application/json", "Content-Type",
            "application/json");
        return new EgressRequest(method, "%s/%s".formatted(root(login), path), headers, body, PATIENCE, EgressRequest.MAX_BODY);
    }

    private String root(Login login) {
        return "%s/%s".formatted(settings.base(), segment(login.version()));
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
