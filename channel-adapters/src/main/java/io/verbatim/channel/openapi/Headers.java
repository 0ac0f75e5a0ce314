package io.verbatim.channel.openapi;

import io.verbatim.channel.web.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The headers of answers, by their names. */
final class Headers {
    static final String LOCATION = "Location";
    static final String ETAG = "ETag";
    static final String RETRY_AFTER = "Retry-After";
    static final String CHALLENGE = "WWW-Authenticate";
    static final String ALLOW = "Allow";
    static final List<String> LIMITS = List.of("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset");

    private static final Map<String, Header> KNOWN = known();

    private final ObjectNode into;

    /** @param into where the headers of an answer are described */
    Headers(ObjectNode into) {
        this.into = into;
    }

    /** Those that are there always. */
    Headers always(List<String> names) {
        names.forEach(name -> add(name, true));
        return this;
    }

    /** Those that are there sometimes. */
    Headers sometimes(List<String> names) {
        names.forEach(name -> add(name, false));
        return this;
    }

    private void add(String name, boolean isAlwaysThere) {
        var header = KNOWN.getOrDefault(name, new Header("A header", "string", ""));
        var described = into.putObject(name).put("description", header.description).put("required", isAlwaysThere);
        var schema = described.putObject("schema").put("type", header.type);
        if (!header.format.isEmpty()) {
            schema.put("format", header.format);
        }
    }

    private record Header(String description, String type, String format) { }

    private static Map<String, Header> known() {
        var known = new LinkedHashMap<String, Header>();
        known.put(LOCATION, new Header("Where it lies, or where to look for what comes of it", "string", "uri-reference"));
        known.put(ETAG, new Header("Changes with what is answered; for If-Match and If-None-Match", "string", ""));
        known.put(RETRY_AFTER, new Header("In how many seconds it may be tried again", "integer", ""));
        known.put(CHALLENGE, new Header("How to say who asks", "string", ""));
        known.put(ALLOW, new Header("The methods that are known at this address, with commas between", "string", ""));
        known.put(LIMITS.get(0), new Header("How many requests a minute may have", "integer", ""));
        known.put(LIMITS.get(1), new Header("How many are left now", "integer", ""));
        known.put(LIMITS.get(2), new Header("When all may be made again, in milliseconds since 1970", "integer", "int64"));
        known.put(Position.HEADER, new Header("Where the log ended when this had been done; for reads that are to know of it, and for as_of",
            "integer", "int64"));
        known.put("x-export-end", new Header("The position up to which the export goes", "integer", "int64"));
        known.put("Content-Disposition", new Header("What the file is called", "string", ""));
        known.put("Set-Cookie", new Header("The session of who has signed in, or its end", "string", ""));
        return known;
    }
}
