package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The OpenAPI document is what the router serves, and answers are what the document says. */
@ExtendWith(Running.class)
class ContractIT {
    private final Product product;
    private final Contract contract;

    ContractIT(Product product) {
        this.product = product;
        this.contract = Contract.of(product);
    }

    @Test
    void namesEveryRouteAndNothingElse() {
        var router = product.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        var routes = new TreeSet<String>();
        router.getHandlerMethods().keySet().forEach(info -> info.getPatternValues().stream()
            .filter(path -> path.matches("/(v1|api|media|auth)/.*"))
            .forEach(path -> info.getMethodsCondition().getMethods().forEach(method -> routes.add(method + " " + path))));

        assertThat(contract.operations().stream().map(operation -> operation.method() + " " + operation.path()))
            .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void isWholeAndHasNoLooseEnds() {
        var text = contract.document().toString();
        var references = new TreeSet<String>();
        var found = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(text);
        while (found.find()) {
            references.add(found.group(1));
        }
        var ids = contract.operations().stream().map(operation -> operation.text().at("/operationId").asString()).toList();

        assertThat(contract.document().at("/openapi").asString()).isEqualTo("3.1.0");
        assertThat(references).allSatisfy(reference -> assertThat(contract.document().at(reference).isEmpty()).as(reference).isFalse());
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(contract.operations()).allSatisfy(operation ->
            assertThat(operation.text().at("/summary").asString()).as(operation.path()).contains(" "));
        assertThat(contract.operations()).filteredOn(operation -> !operation.isDescribed()).isEmpty();
    }

    @Test
    void holdsOnAWalkThroughTheApi() {
        var bot = product.bot(Flows.SHOP);
        var chat = bot.channel();
        var integration = bot.integration("A", "https://example.com/", "");
        var started = chat.start("{\"session_id\": \"contract\"}").is(200);
        var conversation = "/v1/conversations/" + started.textAt("/conversation_id");
        var gets = new ArrayList<>(List.of("/v1/bots", "/v1/channels", "/v1/api-keys", "/v1/secrets", "/v1/secrets/none", "/v1/schemas", "/v1/status", bot.path(),
            bot.path() + "/draft", bot.path() + "/versions", bot.path() + "/versions/1", bot.path() + "/export",
            bot.path() + "/integrations",
            bot.path() + "/channels", bot.path() + "/conversations", bot.path() + "/conversations?q=hello&status=active",
            bot.path() + "/experiments", "/v1/integrations/" + integration, "/v1/integrations/" + integration + "/attempts",
            "/v1/channels/" + chat.channel(), conversation, conversation + "/messages", conversation + "/events",
            conversation + "/turns/" + started.textAt("/turn_id"), bot.path() + "/conversations/contract/session-data",
            conversation + "?as_of=2020-01-01T00:00:00Z", "/v1/bots?per_page=1000", "/v1/bots?cursor=forged", "/v1/bots/bot_x"));

        gets.forEach(path -> contract.holds("GET", path, product.owner().get(path)));
        posts(bot, chat, integration, conversation).forEach(post ->
            contract.holds("POST", post.get(0), product.owner().post(post.get(0), post.get(1))).is(Integer.parseInt(post.get(2))));
        contract.holds("POST", chat.path(), chat.start("{\"session_id\": \"contract\", \"force_restart\": true}"));
        contract.holds("PATCH", bot.path(), product.owner().patch(bot.path(), "{\"name\": \"Other\"}")).is(200);
        contract.holds("PATCH", bot.path(), product.owner().patch(bot.path(), "{\"name\": \"Third\"}", "If-Match", "\"99\"")).is(412);
        contract.holds("DELETE", bot.path(), product.owner().delete(bot.path() + "/conversations/contract/session-data"));
    }

    private static List<List<String>> posts(Bot bot, Chat chat, String integration, String conversation) {
        return List.of(
            List.of("/v1/bots", "{\"name\": \"Made\"}", "201"),
            List.of("/v1/bots", "{\"nome\": \"Made\"}", "422"),
            List.of("/v1/bots", "{", "400"),
            List.of(bot.path() + "/copy", "{}", "201"),
            List.of(bot.path() + "/validate", "{}", "200"),
            List.of(bot.path() + "/validate", "{\"a\": 1}", "422"),
            List.of(bot.path() + "/publish", "{}", "201"),
            List.of(bot.path() + "/versions/1/activate", "{}", "200"),
            List.of(bot.path() + "/versions/1/restore", "{}", "200"),
            List.of(bot.path() + "/nlp/extract?version=LIVE", "{\"language\": \"en\", \"expression\": \"Hello\"}", "200"),
            List.of("/v1/integrations/%s/preview".formatted(integration), "{}", "200"),
            List.of("/v1/channels/%s/keys".formatted(chat.channel()), "{}", "201"),
            List.of("/v1/channels/%s/deactivate".formatted(chat.channel()), "{}", "200"),
            List.of("/v1/channels/%s/activate".formatted(chat.channel()), "{}", "200"),
            List.of("/v1/api-keys", "{\"name\": \"K\", \"role\": \"viewer\"}", "201"),
            List.of(conversation + "/actions", "{\"pauseBot\": true}", "202"));
    }

    @Test
    void isShownByAPageThatNeedsNobodyElse() {
        var guest = product.with("");

        assertThat(guest.get("/docs").is(200).text()).contains("/docs/ui/swagger-ui-bundle.js", "/docs/docs.js").doesNotContain("http");
        guest.get("/docs/docs.js").is(200);
        assertThat(guest.get("/docs/ui/swagger-ui.css").is(200).header("Content-Type")).startsWith("text/css");
        guest.get("/docs/ui/swagger-ui-bundle.js").is(200);
    }
}
