package io.verbatim.outside;

import java.util.Map;
import java.util.TreeMap;

/** A workspace of a test, with one thing of each kind in it, by what stands before their ids in an address. */
record Company(Product product, Api owner, Map<String, String> things) {

    static Company open(Product product, String name) {
        var made = product.owner().post("/v1/workspaces", "{\"name\": \"%s\"}".formatted(name)).is(201);
        var owner = product.with(made.textAt("/data/key"));
        var things = new TreeMap<String, String>();
        var company = new Company(product, owner, things);
        company.furnish();
        return company;
    }

    /** Somebody of this role. */
    Api key(String role) {
        var body = "{\"name\": \"%1$s\", \"role\": \"%1$s\"}".formatted(role);
        return product.with(owner.post("/v1/api-keys", body).is(201).textAt("/data/key"));
    }

    private void furnish() {
        var bot = "/v1/bots/" + made("bots", "/v1/bots", "{\"name\": \"b\"}").textAt("/data/id");
        owner.put(bot + "/draft", Flows.SHOP).is(200);
        owner.post(bot + "/publish").is(201);
        things.put("versions", "1");
        made("integrations", bot + "/integrations", "{\"name\": \"A\", \"webhook_url\": \"https://127.0.0.1:1/\"}");
        var channel = made("channels", bot + "/channels", "{\"type\": \"api\", \"name\": \"c\", \"active\": true}");
        things.put("keys", owner.get("/v1/channels/" + things.get("channels")).is(200).textAt("/data/keys/0/id"));
        var turn = new Chat(product, channel.textAt("/data/id"), channel.textAt("/data/api_key")).start("{\"session_id\": \"s\"}").is(200);
        things.put("conversations", turn.textAt("/conversation_id"));
        things.put("turns", turn.textAt("/turn_id"));
        made("api-keys", "/v1/api-keys", "{\"name\": \"k\", \"role\": \"viewer\"}");
        made("members", "/v1/members", "{\"email\": \"anna@example.com\", \"role\": \"viewer\"}");
    }

    private Answer made(String kind, String path, String body) {
        var made = owner.post(path, body).is(201);
        things.put(kind, made.textAt("/data/id"));
        return made;
    }
}
