package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the management API, as the router knows it, called by who must not: whatever is added to the API is tried here. */
@ExtendWith(Running.class)
class MatrixIT {
    private static final Pattern VARIABLE = Pattern.compile("/([a-z-]+)/\\{[A-Za-z]+}");
    private static final String RANDOM = "7".repeat(26);
    private static final Map<String, String> PREFIXES = Map.of("bots", "bot_", "integrations", "int_", "channels", "chn_", "conversations",
        "conv_", "turns", "turn_", "members", "usr_", "api-keys", "key_", "keys", "key_", "deliveries", "dlv_");

    private final Product product;
    private final Api api;

    MatrixIT(Product product) {
        this.product = product;
        this.api = product.owner();
    }

    @Test
    void answersForWhatIsSomebodyElsesAsForWhatIsNotThere() {
        var theirs = theirs();
        var stranger = product.with(api.post("/v1/workspaces", "{\"name\": \"Strangers\"}").is(201).textAt("/data/key"));

        for (var route : routes()) {
            var foreign = call(stranger, route, theirs);
            var unknown = call(stranger, route, Map.of());

            assertThat(foreign.status()).as(route + " " + foreign.text()).isEqualTo(unknown.status()).isLessThan(500);
            assertThat(anonymous(foreign.text(), theirs)).as(route.toString()).isEqualTo(anonymous(unknown.text(), theirs));
        }
    }

    @Test
    void letsNobodyInWithoutACredential() {
        for (var route : routes()) {
            call(product.with(""), route, Map.of()).isRefused(401, "unauthenticated");
        }
    }

    @Test
    void letsAViewerChangeNothing() {
        var viewer = product.with(api.post("/v1/api-keys", "{\"name\": \"v\", \"role\": \"viewer\"}").is(201).textAt("/data/key"));

        for (var route : routes()) {
            var answer = call(viewer, route, Map.of());

            assertThat(answer.status()).as(route + " " + answer.text()).isLessThan(500);
            if (!route.method().equals("GET")) {
                answer.isRefused(403, "forbidden");
            }
        }
    }

    /** Things of the first workspace, one of each kind, by what stands before their id in an address. */
    private Map<String, String> theirs() {
        var bot = product.bot(Flows.SHORT);
        var turn = bot.channel().start("{\"session_id\": \"matrix\"}").is(200);
        var ids = new TreeMap<String, String>();
        ids.put("bots", bot.id());
        ids.put("conversations", turn.textAt("/conversation_id"));
        ids.put("turns", turn.textAt("/turn_id"));
        ids.put("integrations", api.get(bot.path() + "/integrations").is(200).textAt("/data/0/id"));
        ids.put("channels", api.get(bot.path() + "/channels").is(200).textAt("/data/0/id"));
        ids.put("keys", api.get("/v1/channels/" + ids.get("channels")).is(200).textAt("/data/keys/0/id"));
        ids.put("api-keys", api.post("/v1/api-keys", "{\"name\": \"k\", \"role\": \"viewer\"}").is(201).textAt("/data/id"));
        ids.put("members", api.post("/v1/members", "{\"email\": \"matrix@example.com\", \"role\": \"viewer\"}").is(201).textAt("/data/id"));
        return ids;
    }

    private static Answer call(Api caller, Route route, Map<String, String> ids) {
        var path = filled(route.pattern(), kind -> ids.getOrDefault(kind, PREFIXES.getOrDefault(kind, "") + RANDOM));
        return route.method().equals("GET") || route.method().equals("DELETE") ? caller.send(route.method(), path, BodyPublishers.noBody())
            : caller.send(route.method(), path, BodyPublishers.ofString("{}"), "Content-Type", "application/json");
    }

    private static String filled(String pattern, UnaryOperator<String> id) {
        return VARIABLE.matcher(pattern).replaceAll(found -> "/%s/%s".formatted(found.group(1), id.apply(found.group(1))));
    }

    private static String anonymous(String text, Map<String, String> ids) {
        var blank = text;
        for (var id : ids.values()) {
            blank = blank.replace(id, "ID");
        }
        blank = blank.replaceAll("[a-z]*_?" + RANDOM, "ID").replaceAll("(key|ws|aud|med)_[0-9a-z]{26}", "MADE")
            .replaceAll("[0-9-]{10}T[0-9:.]+Z", "TIME");
        return blank;
    }

    private List<Route> routes() {
        var mapping = product.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        return mapping.getHandlerMethods().keySet().stream()
            .flatMap(info -> info.getPatternValues().stream().filter(pattern -> pattern.startsWith("/v1/"))
                .flatMap(pattern -> info.getMethodsCondition().getMethods().stream().map(method -> new Route(method.name(), pattern))))
            // The door of webhook channels, which sign what they say.
            .filter(route -> !route.pattern().startsWith("/v1/channels/webhook/"))
            .filter(route -> Stream.of("/workspaces", "/workspace", "/audit-log", "/status", ".json").noneMatch(route.pattern()::endsWith))
            .sorted().toList();
    }

    private record Route(String method, String pattern) implements Comparable<Route> {
        @Override
        public int compareTo(Route other) {
            return toString().compareTo(other.toString());
        }
    }
}
