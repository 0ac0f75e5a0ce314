package io.verbatim.command.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.verbatim.shared.bot.BotDraft;

/** Drafts written down as JSON, with single quotes for readers. */
public final class Drafts {
    static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private Drafts() {
    }

    /** A draft of these components, with a variable of each type. */
    public static BotDraft of(String components) {
        return draft("""
            {'variables': [{'name': 'name', 'type': 'string'}, {'name': 'age', 'type': 'number'}, {'name': 'vip', 'type': 'boolean'},
              {'name': 'tags', 'type': 'array'}, {'name': 'order', 'type': 'object'}, {'name': 'day', 'type': 'date'}, {'name': 'x'},
              {'name': 'secret', 'type': 'string', 'sensitive': true},
              {'name': 'fixed', 'type': 'string', 'default': 'home', 'injectable': false}],
             'settings': {'error_message': 'Sorry!'}, 'components': [%s]}""".formatted(components));
    }

    /** The same JSON as others write it. */
    static String plain(String json) {
        try {
            return JSON.readTree(json).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A whole draft. */
    public static BotDraft draft(String json) {
        try {
            return JSON.readValue(json, BotDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
