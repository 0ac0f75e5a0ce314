package io.verbatim.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A channel of kind {@code api}, and the key that opens it. */
record Channel(int port, String id, String key) {
    static final String[] TURNS_OF_THE_FLOW = {"{\"message\": \"Alice Example\"}", "{\"selected_option_id\": \"opt_sales\"}"};
    static final String[] QUESTION = {"{\"message\": \"Where is my order ORD-123, please?\"}"};

    /** Callers with a new session each, that say these things in turn, over and over. */
    List<Caller> sessions(int count, String... bodies) throws IOException {
        var callers = new ArrayList<Caller>();
        try (var http = new Http(port)) {
            for (int i = 0; i < count; i++) {
                var session = UUID.randomUUID().toString();
                open(http, session);
                callers.add(Caller.sending(port, messages(session, bodies)));
            }
        }
        return callers;
    }

    /** The conversation of the new session. */
    String open(Http http, String session) throws IOException {
        int status = http.call(request("", "{\"session_id\": \"%s\", \"force_restart\": true}".formatted(session)));
        if (status != 200) {
            throw new IOException("No session was started: %d %s".formatted(status, http.body()));
        }
        return new JsonMapper().readTree(http.body()).path("conversation_id").asString();
    }

    /** A message to a new session, with this header besides. */
    byte[] opened(Http http, String header, String body) throws IOException {
        var session = UUID.randomUUID().toString();
        open(http, session);
        return message(session, header, body);
    }

    /** A message, with this header besides, if any. */
    byte[] message(String session, String header, String body) {
        return request("POST", session + "/message/", header.isEmpty() ? "" : header + "\r\n", body);
    }

    /** The question how far a turn is. */
    byte[] turn(String session, String turn) {
        return request("GET", session + "/turns/" + turn, "", "");
    }

    byte[][] messages(String session, String... bodies) {
        var requests = new byte[bodies.length][];
        for (int i = 0; i < bodies.length; i++) {
            requests[i] = request(session + "/message/", bodies[i]);
        }
        return requests;
    }

    private byte[] request(String path, String body) {
        return request("POST", path, "", body);
    }

    private byte[] request(String method, String path, String headers, String body) {
        return Http.request(method, "/api/integrations/api/%s/session/%s".formatted(id, path), "X-API-Key: %s\r\n%s".formatted(key, headers),
            body);
    }
}
