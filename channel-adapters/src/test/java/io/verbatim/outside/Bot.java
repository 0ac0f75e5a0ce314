package io.verbatim.outside;

import io.verbatim.fake.FakeBackend;

/** A bot that a test has made. */
record Bot(Product product, String id) {

    static Bot create(Product product) {
        var made = product.owner().post("/v1/bots", "{\"name\": \"Bot of a test\"}").is(201);
        return new Bot(product, made.textAt("/data/id"));
    }

    String path() {
        return "/v1/bots/" + id;
    }

    /** Replaces the draft and publishes it. */
    Bot publish(String draft) {
        api().put(path() + "/draft", draft).is(200);
        api().post(path() + "/publish").is(201);
        return this;
    }

    /** A new channel of kind {@code api} with this configuration. */
    Chat channel(String config) {
        var made = api().post(path() + "/channels", """
            {"type": "api", "name": "Channel of a test", "config": %s, "active": true}""".formatted(config)).is(201);
        return new Chat(product, made.textAt("/data/id"), made.textAt("/data/api_key"));
    }

    Chat channel() {
        return channel("{\"rate_limit_per_minute\": %d}".formatted(Product.RATE_LIMIT));
    }

    /** A new channel whose sessions end when they have been at rest for so long. */
    Chat restless(int seconds) {
        var chat = channel();
        api().patch("/v1/channels/" + chat.channel(), "{\"session_expiry_seconds\": %d}".formatted(seconds)).is(200);
        return chat;
    }

    /** Takes the built-in backend away, so that only what the test adds is asked. */
    Bot withoutEcho() {
        var echo = api().get(path() + "/integrations").textAt("/data/0/id");
        api().delete("/v1/integrations/" + echo).is(204);
        return this;
    }

    /** Adds a backend; the fields begin behind name and URL. Answers its id. */
    String integration(String name, FakeBackend backend, String fields) {
        return integration(name, backend.url(), fields);
    }

    String integration(String name, String url, String fields) {
        return api().post(path() + "/integrations", """
            {"name": "%s", "webhook_url": "%s"%s}""".formatted(name, url, fields.isEmpty() ? "" : ", " + fields))
            .is(201).textAt("/data/id");
    }

    private Api api() {
        return product.owner();
    }
}
