package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every call of the OpenAPI document, by every role, for own, foreign and made-up ids: whatever is added to the API is tried here. */
@ExtendWith(Running.class)
class MatrixIT {
    private static final Pattern VARIABLE = Pattern.compile("/([a-z-]+)/\\{[A-Za-z]+}");
    private static final String RANDOM = "7".repeat(26);
    private static final List<String> ROLES = List.of("owner", "editor", "operator", "analyst", "viewer");
    private static final Map<String, String> PREFIXES = Map.of("bots", "bot_", "integrations", "int_", "channels", "chn_", "conversations",
        "conv_", "turns", "turn_", "members", "usr_", "api-keys", "key_", "keys", "key_", "deliveries", "dlv_", "media", "med_");

    private final Product product;
    private final List<Route> routes;

    MatrixIT(Product product) {
        this.product = product;
        this.routes = Contract.of(product).operations().stream().map(operation -> new Route(operation.method(), operation.path()))
            .filter(Route::takesAKey).sorted(Comparator.comparing(Route::isLast).thenComparing(Route::toString)).toList();
    }

    @Test
    void letsNobodyInWithoutACredential() {
        for (var route : routes) {
            call(product.with(""), route, Map.of()).isRefused(401, "unauthenticated");
            call(product.with("vb_" + RANDOM), route, Map.of()).isRefused(401, "unauthenticated");
        }
    }

    @Test
    void letsEveryRoleDoWhatItMayAndTellsNothingOfOthers() throws Exception {
        var own = Company.open(product, "Own");
        var theirs = Company.open(product, "Theirs").things();
        var keys = new TreeMap<String, Api>();
        ROLES.forEach(role -> keys.put(role, own.key(role)));

        try (var threads = Executors.newFixedThreadPool(ROLES.size())) {
            var looks = ROLES.stream().<Callable<Void>>map(role -> () -> {
                routes.forEach(route -> look(role, keys.get(role), route, own.things(), theirs));
                return null;
            }).toList();
            for (var look : threads.invokeAll(looks)) {
                look.get();
            }
        }
        ROLES.reversed().forEach(role -> routes.stream().filter(route -> !route.isRead()).forEach(route ->
            change(role, keys.get(role), route, own.things())));
    }

    /** What somebody else's is answers like what nobody's is, to the letter; what is one's own can be read by who may. */
    private static void look(String role, Api caller, Route route, Map<String, String> own, Map<String, String> theirs) {
        var foreign = call(caller, route, theirs);
        var unknown = call(caller, route, Map.of("versions", "1"));
        var told = "%s: %s: %s".formatted(role, route, foreign.text());

        assertThat(foreign.status()).as(told).isEqualTo(unknown.status()).isLessThan(500);
        // Without an id both are the same call, and lists go on changing while the other roles look.
        if (route.pattern().contains("{")) {
            assertThat(anonymous(foreign.text(), theirs)).as(told).isEqualTo(anonymous(unknown.text(), theirs));
        }
        assertThat(foreign.status() == 403).as(told).isEqualTo(!route.isFor(role));
        if (route.isRead() && route.namesAny(own)) {
            var mine = call(caller, route, own);
            assertThat(mine.status()).as("%s: %s: %s", role, route, mine.text()).isEqualTo(route.isFor(role) ? 200 : 403);
        }
    }

    private static void change(String role, Api caller, Route route, Map<String, String> own) {
        var mine = call(caller, route, own);

        assertThat(mine.status()).as("%s: %s: %s", role, route, mine.text()).isLessThan(500);
        assertThat(mine.status() == 403).as("%s: %s: %s", role, route, mine.text()).isEqualTo(!route.isFor(role));
    }

    private static Answer call(Api caller, Route route, Map<String, String> ids) {
        var path = filled(route.pattern(), kind -> ids.getOrDefault(kind, PREFIXES.getOrDefault(kind, "") + RANDOM));
        return route.isRead() || route.method().equals("DELETE") ? caller.send(route.method(), path, BodyPublishers.noBody())
            : caller.send(route.method(), path, BodyPublishers.ofString("{}"), "Content-Type", "application/json");
    }

    private static String filled(String pattern, UnaryOperator<String> id) {
        return VARIABLE.matcher(pattern).replaceAll(found -> "/%s/%s".formatted(found.group(1), id.apply(found.group(1))))
            .replaceAll("\\{[A-Za-z]+}", "1");
    }

    private static String anonymous(String text, Map<String, String> ids) {
        var blank = text;
        for (var id : ids.values()) {
            blank = id.length() < 5 ? blank : blank.replace(id, "ID");
        }
        return blank.replaceAll("[a-z]*_?" + RANDOM, "ID").replaceAll("(key|ws|aud|med|bot)_[0-9a-z]{26}", "MADE")
            .replaceAll("[0-9-]{10}T[0-9:.]+Z", "TIME");
    }

    /** One call, and, from the contract's words on roles, whose it is. The first line that fits decides. */
    private record Route(String method, String pattern) {
        private static final List<List<String>> LEAST = List.of(
            List.of("DELETE /v1/conversations/\\{id}", "owner"),
            List.of("[A-Z]+ /v1/members.*|(PATCH|DELETE) /v1/workspace|POST /v1/workspaces|DELETE /v1/api-keys/.*", "owner"),
            List.of("GET /v1/(api-keys|audit-log|secrets).*", "editor"),
            List.of("GET /v1/(events|export|media).*|POST /v1/replays.*", "analyst"),
            List.of("GET .*", "viewer"),
            List.of("[A-Z]+ .*/test-sessions.*", "editor"),
            List.of("[A-Z]+ .*/(actions|session-data|redeliver)", "operator"),
            List.of("(POST|PUT|PATCH|DELETE) /v1/(bots|integrations|channels|secrets|media|api-keys).*", "editor"));

        boolean takesAKey() {
            return pattern.startsWith("/v1/") && !pattern.startsWith("/v1/channels/webhook/") && !pattern.equals("/v1/openapi.json")
                && !toString().equals("POST /v1/workspaces");
        }

        boolean isRead() {
            return method.equals("GET");
        }

        /** What takes others away goes last, and the workspace last of all. */
        int isLast() {
            return !method.equals("DELETE") ? 0 : pattern.equals("/v1/workspace") ? 9 : 9 - Math.min(8, pattern.split("/").length);
        }

        boolean namesAny(Map<String, String> things) {
            return VARIABLE.matcher(pattern).results().allMatch(found -> things.containsKey(found.group(1)));
        }

        boolean isFor(String role) {
            var least = LEAST.stream().filter(line -> toString().matches(line.getFirst())).findFirst().map(List::getLast).orElse("owner");
            return ROLES.indexOf(role) <= ROLES.indexOf(least);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }
}
