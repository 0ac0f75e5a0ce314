package io.verbatim.channel.web;

import io.verbatim.shared.workspace.Role;
import java.util.List;
import java.util.Set;

/** Which role a call takes. The first line that fits decides. */
public final class Access {
    private static final String CONVERSATION = "/v1/conversations/{id}";
    private static final String REDELIVERY = "/deliveries/redeliver";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final List<Line> LINES = List.of(
        new Line(true, "/v1/api-keys", Role.EDITOR),
        new Line(true, "/v1/audit-log", Role.EDITOR),
        new Line(true, "/v1/events", Role.ANALYST),
        new Line(true, "/v1/export", Role.ANALYST),
        new Line(true, "/v1/media", Role.ANALYST),
        new Line(true, "/v1/members", Role.OWNER),
        new Line(true, "/v1/secrets", Role.EDITOR),
        new Line(true, "/v1/", Role.VIEWER),
        new Line(false, "/v1/bots/{bot}/conversations", Role.OPERATOR),
        new Line(false, "/v1/bots", Role.EDITOR),
        new Line(false, "/v1/integrations", Role.EDITOR),
        new Line(false, "/v1/channels", Role.EDITOR),
        new Line(false, "/v1/media", Role.EDITOR),
        new Line(false, "/v1/secrets", Role.EDITOR),
        new Line(false, "/v1/api-keys/", Role.OWNER),
        new Line(false, "/v1/api-keys", Role.EDITOR),
        new Line(false, "/v1/conversations", Role.OPERATOR),
        new Line(false, "/v1/deliveries", Role.OPERATOR),
        new Line(false, "/v1/replays", Role.ANALYST),
        new Line(false, "/v1/", Role.OWNER));

    private Access() {
    }

    static boolean allows(Role role, String method, String path) {
        return isAtLeast(role, least(method, path));
    }

    // Roles are declared from the most to the least.
    static boolean isAtLeast(Role role, Role least) {
        return role.compareTo(least) <= 0;
    }

    /** The role with the least rights that is enough for a call by this method to an address of this pattern. */
    public static Role least(String method, String path) {
        boolean reading = READING.contains(method);
        if (method.equals("DELETE") && path.equals(CONVERSATION)) {
            return Role.OWNER;
        }
        if (!reading && path.endsWith(REDELIVERY) && path.startsWith("/v1/channels/")) {
            return Role.OPERATOR;
        }
        return LINES.stream().filter(line -> line.reading == reading && path.startsWith(line.under)).findFirst()
            .map(Line::least).orElse(Role.OWNER);
    }

    private record Line(boolean reading, String under, Role least) { }
}
