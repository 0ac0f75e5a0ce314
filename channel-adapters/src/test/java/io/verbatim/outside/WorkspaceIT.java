package io.verbatim.outside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tenants beside each other, and the people in them. */
@ExtendWith(Running.class)
class WorkspaceIT {
    private static final String CARELESS = """
        SELECT current_user || ' sees ' || (SELECT count(*) FROM bot) || ' bots, ' || (SELECT count(*) FROM draft) || ' drafts, '
            || (SELECT count(DISTINCT workspace_id) FROM event) || ' owners, ' || (SELECT count(*) FROM message) || ' messages'
        """;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "correct horse battery staple";

    private final Product product;
    private final Api api;

    WorkspaceIT(Product product) {
        this.product = product;
        this.api = product.owner();
    }

    @Test
    void isOpenedByAnOwnerOfTheFirstOneOnly() {
        var made = api.post("/v1/workspaces", "{\"name\": \"Acme\"}").is(201);
        var acme = product.with(made.textAt("/data/key"));
        // Where its own owner finds it.
        assertThat(made.header("Location")).isEqualTo("/v1/workspace");

        var seen = acme.get("/v1/workspace").is(200);

        assertThat(seen.textAt("/data/id")).isEqualTo(made.textAt("/data/id"));
        assertThat(seen.textAt("/data/name")).isEqualTo("Acme");
        assertThat(acme.get("/v1/bots").is(200).at("/meta/total").asInt()).isZero();
        acme.post("/v1/workspaces", "{\"name\": \"Other\"}").isRefused(403, "forbidden");
        api.post("/v1/workspaces", "{\"name\": \"Acme\", \"id\": \"ws_1\"}").isInvalid("id");
    }

    @Test
    void isNamedAndClosedByItsOwner() {
        var made = api.post("/v1/workspaces", "{\"name\": \"Acme\"}").is(201);
        var acme = product.with(made.textAt("/data/key"));

        var changed = acme.patch("/v1/workspace", "{\"name\": \"Acme Ltd\", \"retention_days\": 30}", "If-Match", "\"1\"").is(200);

        assertThat(changed.at("/data/retention_days").asInt()).isEqualTo(30);
        acme.patch("/v1/workspace", "{\"name\": \"Late\"}", "If-Match", "\"1\"").isRefused(412, "precondition_failed");
        acme.patch("/v1/workspace", "{\"retention_days\": 0}").isInvalid("retention_days");
        var bot = acme.post("/v1/bots", "{\"name\": \"b\"}").is(201).textAt("/data/id");
        acme.delete("/v1/workspace").isRefused(409, "in_use");
        acme.delete("/v1/bots/" + bot).is(204);
        acme.delete("/v1/workspace").is(204);
        acme.get("/v1/workspace").isRefused(401, "unauthenticated");
        api.delete("/v1/workspace").isRefused(409, "in_use");
    }

    @Test
    void letsAMemberInByInvitationThenByPassword() {
        var invited = api.post("/v1/members", member()).is(201);
        var url = invited.textAt("/data/invitation_url");
        var accept = "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(url.substring(url.indexOf('#') + 1), PASSWORD);
        var nobody = product.with("");

        var first = nobody.post("/auth/invitations/accept", accept).is(200);

        assertThat(first.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");
        nobody.post("/auth/invitations/accept", accept).isRefused(401, "unauthenticated");
        var signedIn = signIn(invited.textAt("/data/email"), PASSWORD).is(200);
        var cookie = cookie(signedIn);
        nobody.get("/v1/bots", "Cookie", cookie).is(200);
        nobody.post("/v1/bots", "{\"name\": \"By a member\"}", "Cookie", cookie).is(201);
        nobody.post("/v1/bots", "{\"name\": \"x\"}", "Cookie", cookie, "Origin", "https://evil.example").isRefused(403, "forbidden");
        assertThat(nobody.get("/auth/session", "Cookie", cookie).is(200).textAt("/data/id")).isEqualTo(invited.textAt("/data/id"));
        nobody.post("/auth/sign-out", "", "Cookie", cookie).is(204);
        nobody.get("/v1/bots", "Cookie", cookie).isRefused(401, "unauthenticated");
    }

    @Test
    void invitesNobodyAtAnAddressThatWasPutRight() {
        var invited = api.post("/v1/members", member()).is(201);
        var path = "/v1/members/" + invited.textAt("/data/id");
        var right = "right-" + invited.textAt("/data/email");

        var renamed = api.patch(path, "{\"name\": \"Anna\", \"role\": \"viewer\"}").is(200);
        var moved = api.patch(path, "{\"email\": \"%s\"}".formatted(right)).is(200);

        assertThat(renamed.at("/data").has("invitation_url")).isFalse();
        accept(invited).isRefused(401, "unauthenticated");
        assertThat(api.get(path).textAt("/data/status")).isEqualTo("invited");
        assertThat(accept(moved).is(200).textAt("/data/email")).isEqualTo(right);
    }

    @Test
    void letsNobodyInByALinkForAnotherAddressEvenWhereItWasNotWithdrawn() {
        var invited = api.post("/v1/members", member()).is(201);
        var id = invited.textAt("/data/id");
        var jdbc = product.context().getBean(JdbcClient.class);
        var link = jdbc.sql("SELECT token || ' ' || mailbox FROM invitation WHERE member_id = ?").param(id).query(String.class).single();
        api.patch("/v1/members/" + id, "{\"email\": \"moved-%s\"}".formatted(invited.textAt("/data/email"))).is(200);
        jdbc.sql("UPDATE invitation SET token = ?, mailbox = ? WHERE member_id = ?")
            .params(link.split(" ")[0], link.split(" ")[1], id).update();

        accept(invited).isRefused(401, "unauthenticated");
    }

    @Test
    void withdrawsTheNewLinkOfAMemberThatMovesAndSendsNoOther() {
        var invited = api.post("/v1/members", member()).is(201);
        var path = "/v1/members/" + invited.textAt("/data/id");
        joined(invited);
        var again = api.post(path + "/invitation", "{}").is(201);

        var moved = api.patch(path, "{\"email\": \"moved-%s\"}".formatted(invited.textAt("/data/email"))).is(200);

        assertThat(moved.at("/data").has("invitation_url")).isFalse();
        accept(again).isRefused(401, "unauthenticated");
    }

    @Test
    void keepsSecretsAsOtherThings() {
        var made = api.post("/v1/workspaces", "{\"name\": \"Secretive\"}").is(201);
        var acme = product.with(made.textAt("/data/key"));
        var kept = acme.put("/v1/secrets/a", "{\"value\": \"first-value\"}").is(201);
        acme.put("/v1/secrets/b", "{\"value\": \"other-value\"}", "If-Match", "*").isRefused(412, "precondition_failed");
        acme.put("/v1/secrets/b", "{\"value\": \"other-value\"}").is(201);

        var seen = acme.get("/v1/secrets/a").is(200);
        var begin = acme.get("/v1/secrets?per_page=1").is(200);
        var rest = acme.get("/v1/secrets?per_page=1&cursor=" + begin.textAt("/meta/next_cursor")).is(200);

        assertThat(seen.json()).isEqualTo(kept.json());
        assertThat(seen.header("ETag")).isEqualTo(kept.header("ETag")).isNotEmpty();
        assertThat(seen.textAt("/data/created_at")).isEqualTo(seen.textAt("/data/updated_at")).isNotEmpty();
        assertThat(begin.each("/data", "/name")).containsExactly("a");
        assertThat(begin.at("/meta/total").asInt()).isEqualTo(2);
        assertThat(rest.each("/data", "/name")).containsExactly("b");
        acme.get("/v1/secrets?page=zz").isInvalid("page");
        acme.get("/v1/secrets?cursor=zz").isInvalid("cursor");
        var next = acme.put("/v1/secrets/a", "{\"value\": \"second-value\"}", "If-Match", seen.header("ETag")).is(200);
        assertThat(next.header("ETag")).isNotEqualTo(seen.header("ETag"));
        acme.put("/v1/secrets/a", "{\"value\": \"third-value\"}", "If-Match", seen.header("ETag")).isRefused(412, "precondition_failed");
        acme.delete("/v1/secrets/a", "If-Match", seen.header("ETag")).isRefused(412, "precondition_failed");
        acme.delete("/v1/secrets/a", "If-Match", next.header("ETag")).is(204);
        acme.delete("/v1/secrets/a", "If-Match", "*").isRefused(404, "not_found");
        acme.put("/v1/secrets/a", "{\"value\": \"first-value\"}").is(201);
        acme.delete("/v1/secrets/a", "If-Match", kept.header("ETag")).isRefused(412, "precondition_failed");
    }

    @Test
    void showsAPageToSignIn() {
        var page = product.with("").get("/").is(200);

        assertThat(page.text()).contains("<form", "/console/entrance.js").doesNotContain("http");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(product.with("").get("/console/entrance.js").is(200).header("Content-Type")).startsWith("text/javascript");
    }

    @Test
    void showsAPageToWhoIsInvited() {
        var url = api.post("/v1/members", member()).is(201).textAt("/data/invitation_url");
        var page = product.with("").get(url.replaceFirst("https?://[^/]+", "").replaceFirst("#.*", "")).is(200);

        assertThat(page.text()).contains("<form", "/console/invitation.js").doesNotContain("http");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(product.with("").get("/console/invitation.js").is(200).header("Content-Type")).startsWith("text/javascript");
        assertThat(product.with("").get("/console/invitation.css").is(200).header("Content-Type")).startsWith("text/css");
    }

    @Test
    void takesARoleAwayAtOnceAndAMemberWithAllThatItHas() {
        var invited = api.post("/v1/members", member()).is(201);
        var path = "/v1/members/" + invited.textAt("/data/id");
        var cookie = cookie(joined(invited));
        var nobody = product.with("");

        api.patch(path, "{\"role\": \"viewer\"}").is(200);

        nobody.post("/v1/bots", "{\"name\": \"x\"}", "Cookie", cookie).isRefused(403, "forbidden");
        api.delete(path).is(204);
        nobody.get("/v1/bots", "Cookie", cookie).isRefused(401, "unauthenticated");
        signIn(invited.textAt("/data/email"), PASSWORD).isRefused(401, "unauthenticated");
    }

    @Test
    void locksAnAddressOutThatIsGuessedAt() {
        var email = joined(api.post("/v1/members", member()).is(201)).textAt("/data/email");

        for (int i = 0; i < 5; i++) {
            signIn(email, "wrong").isRefused(401, "unauthenticated");
        }

        assertThat(signIn(email, PASSWORD).isRefused(429, "rate_limited").header("Retry-After")).isNotEmpty();
    }

    @Test
    void tellsWhoChangedAndReadWhat() {
        var made = api.post("/v1/workspaces", "{\"name\": \"Watched\"}").is(201);
        var acme = product.with(made.textAt("/data/key"));
        var bot = acme.post("/v1/bots", "{\"name\": \"First\"}").is(201).textAt("/data/id");
        acme.patch("/v1/bots/" + bot, "{\"name\": \"Second\"}").is(200);
        acme.get("/v1/bots/%s/export".formatted(bot)).is(200);
        acme.put("/v1/secrets/crm", "{\"value\": \"hidden-value\"}").is(201);

        var log = acme.get("/v1/audit-log?per_page=3").is(200);

        assertThat(log.each("/data", "/action")).containsExactly("secret_put", "exported", "bot_changed");
        assertThat(log.textAt("/data/0/resource")).isEqualTo("crm");
        assertThat(log.textAt("/data/1/resource")).isEqualTo(bot);
        assertThat(log.textAt("/data/2/before/name")).isEqualTo("First");
        assertThat(log.textAt("/data/2/after/name")).isEqualTo("Second");
        assertThat(log.textAt("/data/2/actor")).startsWith("key:key_");
        assertThat(log.textAt("/data/2/ip")).isEqualTo("127.0.0.1");
        var rest = acme.get("/v1/audit-log?cursor=" + log.textAt("/meta/next_cursor")).is(200);
        assertThat(rest.each("/data", "/action")).contains("bot_created", "key_issued", "workspace_opened");
        assertThat(rest.text() + log.text()).doesNotContain("hidden-value", "\"digest\"").contains("\"fingerprint\"");
        acme.get("/v1/audit-log?cursor=forged").isInvalid("cursor");
        acme.get("/v1/audit-log?cursor=" + Base64.getUrlEncoder().withoutPadding()
            .encodeToString("audit-log|+999999999-12-31T23:59:59Z|x".getBytes(UTF_8))).isInvalid("cursor");
    }

    @Test
    void forgetsWhatWasSaidWhenItsTimeIsOver() {
        var made = api.post("/v1/workspaces", "{\"name\": \"Short of memory\"}").is(201);
        var acme = product.with(made.textAt("/data/key"));
        acme.patch("/v1/workspace", "{\"retention_days\": 30}").is(200);
        var bot = acme.post("/v1/bots", "{\"name\": \"b\"}").is(201).textAt("/data/id");
        acme.put("/v1/bots/%s/draft".formatted(bot), Flows.SHORT).is(200);
        acme.post("/v1/bots/%s/publish".formatted(bot)).is(201);
        var channel = acme.post("/v1/bots/%s/channels".formatted(bot), "{\"type\": \"api\", \"name\": \"c\", \"active\": true}").is(201);
        var chat = new Chat(product, channel.textAt("/data/id"), channel.textAt("/data/api_key"));
        var old = chat.start("{\"session_id\": \"old\"}").is(200).textAt("/conversation_id");
        var young = chat.start("{\"session_id\": \"young\"}").is(200).textAt("/conversation_id");
        acme.get("/v1/conversations/" + old).is(200);

        var jdbc = product.context().getBean(JdbcClient.class);
        jdbc.sql("""
            UPDATE conversation SET active = false, due_at = NULL, last_activity_at = now() - interval '31 days' WHERE conversation_id = ?
            """).param(old).update();

        await().atMost(PATIENCE).untilAsserted(() -> acme.get("/v1/conversations/" + old).isRefused(410, "erased"));
        acme.get("/v1/conversations/%s/messages".formatted(young)).is(200);
        assertThat(jdbc.sql("SELECT (SELECT count(*) FROM message WHERE conversation_id = :id) + (SELECT count(*) FROM turn "
            + "WHERE conversation_id = :id)").param("id", old).query(Long.class).single()).isZero();
        chat.start("{\"session_id\": \"old\", \"force_restart\": true}").is(200);
        assertThat(acme.get("/v1/conversations/%s/events".formatted(old)).is(200).at("/data/0/sequence").asInt()).isPositive();
    }

    @Test
    void hidesTheRowsOfOthersEvenWhereAConditionIsForgotten() {
        var made = api.post("/v1/workspaces", "{\"name\": \"Walled\"}").is(201);
        var walled = new WorkspaceId(made.textAt("/data/id"));
        var acme = product.with(made.textAt("/data/key"));
        acme.post("/v1/bots", "{\"name\": \"Only one\"}").is(201);
        api.post("/v1/bots", "{\"name\": \"Another\"}").is(201);
        var jdbc = product.context().getBean(JdbcClient.class);
        var others = jdbc.sql("SELECT workspace_id FROM bot WHERE workspace_id <> ? LIMIT 1").param(walled.value()).query(String.class)
            .single();
        jdbc.sql("""
            INSERT INTO message (position, message_id, conversation_id, turn_id, role, type, text, content, at, workspace_id)
            SELECT -n, 'msg_wall' || n, 'conv_wall' || n, 'turn_wall', 'user', 'text', 'hearsay', '{}', now(), of
            FROM unnest(ARRAY[?, ?]) WITH ORDINALITY AS told (of, n)
            """).params(walled.value(), others).update();

        assertThat(behindTheWall(walled, CARELESS)).isEqualTo("verbatim_reader sees 1 bots, 1 drafts, 1 owners, 1 messages");
        assertThat(jdbc.sql("SELECT count(*) FROM bot").query(Long.class).single()).isGreaterThan(1);
        assertThat(behindTheWall(walled, said(walled.value()))).isEqualTo("1, true");
        assertThat(behindTheWall(walled, said(others))).isEqualTo("0, false");
        assertThat(behindTheWall(new WorkspaceId(others), said(others))).isEqualTo("1, true");
        jdbc.sql("DELETE FROM message WHERE position < 0").update();
    }

    @Test
    void hasAPolicyOnEveryTableThatCanBeSeenBehindTheWall() {
        var open = product.context().getBean(JdbcClient.class).sql("""
            SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relnamespace = current_schema()::regnamespace
                AND NOT c.relrowsecurity AND has_table_privilege('verbatim_reader', c.oid, 'SELECT')
            """).query(String.class).list();

        assertThat(open).isEmpty();
    }

    private String behindTheWall(WorkspaceId workspace, String question) {
        var jdbc = product.context().getBean(JdbcClient.class);
        try (var subscription = product.context().getBean(QueryBus.class).subscribe(Careless.class.getName(), String.class,
            query -> jdbc.sql(question).query(String.class).single())) {
            assertThat(subscription).isNotNull();
            return product.context().getBean(QueryGateway.class).query(new Careless(workspace), String.class).join();
        }
    }

    private static String said(String workspace) {
        return """
            SELECT (SELECT count(*) FROM conversations_saying('%1$s', 'hearsay', 0, 10)) || ', ' || (messages_expected('%1$s', 'hearsay') > 0)
            """.formatted(workspace);
    }

    /** A query that asks for everything. */
    public record Careless(WorkspaceId workspaceId) { }

    private Answer joined(Answer invited) {
        return accept(invited).is(200);
    }

    private Answer accept(Answer invited) {
        var url = invited.textAt("/data/invitation_url");
        return product.with("").post("/auth/invitations/accept", "{\"token\": \"%s\", \"password\": \"%s\"}"
            .formatted(url.substring(url.indexOf('#') + 1), PASSWORD));
    }

    private Answer signIn(String email, String password) {
        return product.with("").post("/auth/sign-in", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    private static String cookie(Answer answer) {
        var set = answer.header("Set-Cookie");
        return set.substring(0, set.indexOf(';'));
    }

    private static String member() {
        return "{\"email\": \"%s@example.com\", \"name\": \"Anna\", \"role\": \"editor\"}".formatted(UUID.randomUUID());
    }
}
