package io.verbatim.command.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which component leads to which. Ways of a component to itself bring nobody anywhere and do not count. */
final class Ways {
    private final Map<String, List<String>> forth = new HashMap<>();
    private final Map<String, List<String>> back = new HashMap<>();

    void add(String from, String to) {
        if (!from.equals(to)) {
            forth.computeIfAbsent(from, id -> new ArrayList<>()).add(to);
            back.computeIfAbsent(to, id -> new ArrayList<>()).add(from);
        }
    }

    boolean leadFrom(String id) {
        return forth.containsKey(id);
    }

    boolean leadTo(String id) {
        return back.containsKey(id);
    }

    /** All that can be reached from these, with these. */
    Set<String> from(Collection<String> ids) {
        return reached(ids, forth);
    }

    /** All from which one of these can be reached, with these. */
    Set<String> to(Collection<String> ids) {
        return reached(ids, back);
    }

    private static Set<String> reached(Collection<String> ids, Map<String, List<String>> ways) {
        var reached = new HashSet<>(ids);
        var open = new ArrayDeque<>(ids);
        while (!open.isEmpty()) {
            for (String next : ways.getOrDefault(open.pop(), List.of())) {
                if (reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }
}
