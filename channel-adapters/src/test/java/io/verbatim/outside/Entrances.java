package io.verbatim.outside;

import java.util.List;

/** Every address that takes a body, of things that are there: a bad body is all that is wrong. */
record Entrances(Bot bot, Chat chat, List<Entrance> all) {

    /** One of them; {@code mayBeEmpty}: no body is as good as an empty object. */
    record Entrance(Api api, String method, String path, boolean mayBeEmpty) { }

    static Entrances of(Product product) {
        var bot = product.bot(Flows.SHOP);
        var chat = bot.channel();
        chat.start("{\"session_id\": \"bad-input\"}").is(200);
        var integration = bot.integration("A", "https://example.com/", "");
        var owner = product.owner();
        return new Entrances(bot, chat, List.of(
            new Entrance(chat.api(), "POST", chat.path(), true),
            new Entrance(chat.api(), "POST", chat.path() + "bad-input/message/", false),
            new Entrance(owner, "POST", "/v1/bots", false),
            new Entrance(owner, "POST", "/v1/bots/import", false),
            new Entrance(owner, "POST", bot.path() + "/copy", true),
            new Entrance(owner, "PATCH", bot.path(), false),
            new Entrance(owner, "PUT", bot.path() + "/draft", false),
            new Entrance(owner, "POST", bot.path() + "/publish", true),
            new Entrance(owner, "POST", bot.path() + "/integrations", false),
            new Entrance(owner, "PATCH", "/v1/integrations/" + integration, false),
            new Entrance(owner, "POST", bot.path() + "/channels", false),
            new Entrance(owner, "PATCH", "/v1/channels/" + chat.channel(), false),
            new Entrance(owner, "POST", "/v1/channels/%s/keys".formatted(chat.channel()), true),
            new Entrance(owner, "POST", "/v1/api-keys", false)));
    }
}
