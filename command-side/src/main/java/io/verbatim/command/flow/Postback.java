package io.verbatim.command.flow;

import io.verbatim.shared.conversation.OptionWay;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What choosing an option does that a server or a script offered. It is written into the option's id, so that nothing else need be kept.
 *
 * @param next   the component it leads to; null for none
 * @param params variables that it sets
 */
record Postback(@Nullable String next, Map<String, String> params) {

    /** Of a payload {@code {nextDialogstateId, params: [{key, value}]}}, or of an id alone. */
    static Postback of(@Nullable Object payload) {
        if (payload instanceof String next) {
            return new Postback(next, Map.of());
        }
        var given = Loose.of(payload);
        var params = new LinkedHashMap<String, String>();
        for (var param : given.objects("params")) {
            String key = param.text("key");
            String value = param.text("value");
            if (key != null && value != null) {
                params.put(key, value);
            }
        }
        return new Postback(given.text("nextDialogstateId", "nextDialogstate"), params);
    }

    static Postback read(String id) {
        var way = OptionWay.read(id);
        return new Postback(way.next(), way.params());
    }

    String id() {
        return new OptionWay(next, params).id();
    }
}
