package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

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
            .filter(path -> path.matches("/(v1|api|media|auth|webhooks?)/.*"))
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
        var gets = new ArrayList<>(List.of("/v1/bots", "/v1/channels", "/v1/api-keys", "/v1/secrets", "/v1/secrets/none", "/v1/schemas",
            "/v1/status", bot.path(),
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
    void saysEverythingOfEveryCall() {
        contract.operations().forEach(operation -> {
            var name = "%s %s".formatted(operation.method(), operation.path());
            assertThat(operation.text().at("/description").asString()).as(name).endsWith(".").contains(operation.text().at("/summary").asString());
            operation.text().get("parameters").forEach(parameter -> {
                assertThat(contract.resolved(parameter).at("/description").asString()).as("%s: %s", name, parameter).contains(" ");
                assertThat(contract.resolved(parameter).at("/schema/type").asString()).as("%s: %s", name, parameter).isNotEmpty();
            });
            fits(name, operation.text().at("/requestBody/content"));
            operation.text().get("responses").properties().forEach(response -> {
                var resolved = contract.resolved(response.getValue());
                assertThat(resolved.at("/description").asString()).as(name).isNotEmpty();
                if (Integer.parseInt(response.getKey()) < 300) {
                    fits(name, resolved.path("content"));
                } else if (!response.getKey().startsWith("3")) {
                    isProblem(Integer.parseInt(response.getKey()), resolved);
                }
            });
        });
    }

    /** What is JSON has an example that fits it; what is not is called what it is. */
    private void fits(String name, JsonNode content) {
        content.properties().forEach(type -> {
            var example = type.getValue().path("example");
            assertThat(type.getValue().has("schema")).as(name).isTrue();
            assertThat(example.isMissingNode()).as("%s: %s", name, type.getKey()).isEqualTo(!Contract.isJson(type.getKey()));
            if (!example.isMissingNode()) {
                assertThat(new SchemaFaults(contract.document()).of(type.getValue().get("schema"), example)).as("%s: %s", name, example).isEmpty();
            }
        });
    }

    private void isProblem(int status, JsonNode response) {
        var problem = response.at("/content/application~1problem+json");
        var codes = problem.at("/schema/properties/code/enum").valueStream().map(JsonNode::asString).toList();

        assertThat(problem.at("/schema/properties/status/const").asInt()).isEqualTo(status);
        assertThat(codes).isNotEmpty().containsExactlyInAnyOrderElementsOf(problem.get("examples").propertyNames());
        problem.get("examples").forEach(example -> assertThat(new SchemaFaults(contract.document())
            .of(problem.get("schema"), example.get("value"))).isEmpty());
    }

    @Test
    void givesExamplesThatAreTaken() {
        var company = Company.open(product, "Examples");
        var taken = new TreeSet<String>();

        // What a webhook is sent names a page or a number that nobody has here.
        contract.operations().stream().filter(operation -> operation.text().has("requestBody"))
            .filter(operation -> !operation.path().startsWith("/webhook")).forEach(operation -> {
            var example = operation.text().at("/requestBody/content/application~1json/example");
            if (!example.isMissingNode()) {
                var path = operation.address(company.things());
                var answer = company.owner().send(operation.method(), path, BodyPublishers.ofString(example.toString()), "Content-Type",
                    "application/json");
                assertThat(answer.status()).as("%s %s: %s", operation.method(), path, answer.text()).isNotIn(400, 415, 422).isLessThan(500);
                if (answer.status() < 300) {
                    taken.add(operation.method() + " " + operation.path());
                }
            }
        });

        assertThat(taken).hasSizeGreaterThan(20);
    }

    @Test
    void knowsWhichCallsNeedABody() {
        var company = Company.open(product, "Bodies");
        var known = new TreeSet<String>();

        contract.operations().stream().filter(operation -> operation.text().at("/requestBody/content").has("application/json"))
            .forEach(operation -> {
                var answer = company.owner().send(operation.method(), operation.address(company.things()), BodyPublishers.noBody());
                if (!List.of(401, 403, 404).contains(answer.status())) {
                    known.add(operation.method() + " " + operation.path());
                    assertThat(List.of(400, 415).contains(answer.status())).as("%s: %s", known.last(), answer.text())
                        .isEqualTo(operation.text().at("/requestBody/required").asBoolean());
                }
            });

        assertThat(known).hasSizeGreaterThan(20);
    }

    @Test
    void knowsAllThatAParameterMayBe() {
        var things = Company.open(product, "Parameters");
        var known = new TreeSet<String>();

        contract.operations().stream().filter(operation -> operation.method().equals("GET")).forEach(operation ->
            operation.text().get("parameters").forEach(parameter -> parameter.at("/schema/enum").forEach(word -> {
                var path = operation.address(things.things()) + "?" + parameter.get("name").asString() + "=";
                known.add(operation.path());
                assertThat(things.owner().get(path + word.asString()).status()).as(path + word).isEqualTo(200);
                things.owner().get(path + "nonsense").isInvalid(parameter.get("name").asString());
            })));

        assertThat(known).hasSizeGreaterThan(3);
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
