package io.verbatim.outside;

import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.Received;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A channel of kind {@code webhook} and dialect {@code form}, and whoever is behind its reply URL. */
record FormChannel(Product product, FakeBackend receiver, String id, String page, String token) {

    /** A new channel of a bot; the fields begin behind the reply URL. */
    static FormChannel of(Bot bot, FakeBackend receiver, String page, String fields) {
        var made = bot.product().owner().post(bot.path() + "/channels", """
            {"type": "webhook", "name": "Shop", "active": true,
             "config": {"dialect": "form", "page_id": "%s", "reply_url": "%s"%s}}""".formatted(page, receiver.url(), fields)).is(201);
        return new FormChannel(bot.product(), receiver, made.textAt("/data/id"), page, made.textAt("/data/config/api_token"));
    }

    /** What a user says; the fields begin behind the page. */
    Answer say(String client, String fields) {
        return send("""
            {"client_id": "%s", "page_id": "%s", "platform": "CustomApp"%s}""".formatted(client, page, fields));
    }

    Answer send(String body) {
        return product.with(token).post("/webhook/mychatbot", body);
    }

    /** The conversation as the transcript shows it: who, and what. */
    List<String> transcript(Answer taken) {
        var path = "/v1/conversations/%s/messages?per_page=100".formatted(taken.textAt("/conversation_id"));
        var answer = product.owner().get(path);
        return answer.status() == 404 ? List.of()
            : answer.is(200).at("/data").valueStream().map(it -> it.at("/role").asString() + ": " + it.at("/text").asString()).toList();
    }

    /** The values of a field in each of the replies to a user, as they came. */
    List<String> replies(String client, String field) {
        return receiver.received().stream().filter(got -> values(got, "client_id").contains(client))
            .flatMap(got -> values(got, field).stream()).toList();
    }

    static List<String> values(Received got, String field) {
        var values = new ArrayList<String>();
        for (var pair : got.body().split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(field)) {
                values.add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
