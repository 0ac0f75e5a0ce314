package io.verbatim.fake;

import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at what is asked before it answers. */
final class Strict {

    private Strict() {
    }

    /**
     * Answers what is asked, unless there is something to complain of.
     *
     * @param complaint empty where all is well
     */
    static Behaviour asked(BiFunction<Received, JsonNode, String> complaint, Function<String, Behaviour> refusal,
                           Function<JsonNode, Behaviour> answer) {
        return (request, line) -> {
            var asked = JsonMapper.shared().readTree(request.body());
            var wrong = complaint.apply(request, asked);
            (wrong.isEmpty() ? answer.apply(asked) : refusal.apply(wrong)).answer(request, line);
        };
    }
}
