package io.verbatim.channel.backend;

import java.util.Map;

/**
 * A request as people may see it: secrets in headers are masked.
 *
 * @param body     as JSON, for reading
 * @param bodyText the very text that is sent
 */
public record ShownRequest(String method, String url, Map<String, String> headers, Object body, String bodyText) {
}
