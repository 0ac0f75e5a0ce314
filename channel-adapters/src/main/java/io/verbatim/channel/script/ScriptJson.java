package io.verbatim.channel.script;

import java.util.Map;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON to and from scripts. */
final class ScriptJson {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_TOKENS = 200_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(factory())
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();

    private ScriptJson() {
    }

    static String write(Map<String, ?> values) {
        return MAPPER.writeValueAsString(values);
    }

    /** Throws a JacksonException where the text is no such thing. */
    static <T> T read(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    private static JsonFactory factory() {
        var limits = StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxTokenCount(MAX_TOKENS).build();
        return JsonFactory.builder().streamReadConstraints(limits).build();
    }
}
