package io.verbatim.channel.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.verbatim.shared.bot.BotDraft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Drafts as callers wrote them: fields that were not given are not there. */
final class Drafts {
    /** One that can be published. */
    static final String EXAMPLE = """
        {"variables": [{"name": "customer_name", "type": "string", "injectable": true}],
         "components": [
           {"id": "start", "type": "start", "next": "ask"},
           {"id": "ask", "type": "question_text", "text": "What is your name?", "variable": "customer_name", "next": "reply"},
           {"id": "reply", "type": "ai_reply", "mode": "conversation", "next": "end"},
           {"id": "end", "type": "end", "text": "Goodbye, {customer_name}!"}]}""";

    private static final JsonMapper MAPPER = JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build();

    private Drafts() {
    }

    static JsonNode form(BotDraft draft) {
        return MAPPER.valueToTree(draft);
    }
}
