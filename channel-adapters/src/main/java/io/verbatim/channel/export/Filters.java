package io.verbatim.channel.export;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an export was asked for, as the audit log tells it: of words and of users only that they were asked for. */
final class Filters {
    private static final Set<String> PERSONAL = Set.of("user_id", "q");

    private Filters() {
    }

    /** @param names of parameters that were checked before: ids, times, positions, and words of ours, but for those two */
    static Map<String, Object> of(HttpServletRequest request, List<String> names) {
        var told = new LinkedHashMap<String, Object>();
        var hidden = new ArrayList<String>();
        for (var name : names) {
            var value = request.getParameter(name);
            if (value != null && !value.isEmpty() && PERSONAL.contains(name)) {
                hidden.add(name);
            } else if (value != null && !value.isEmpty()) {
                told.put(name, value);
            }
        }
        if (!hidden.isEmpty()) {
            told.put("hidden", hidden);
        }
        return told;
    }
}
