package io.verbatim.channel.whatsapp.inbound;

import io.verbatim.channel.whatsapp.inbound.Content.Structured;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Messages that have parts: kept as they came, and said in words for whoever reads only these. */
final class Structures {

    private Structures() {
    }

    static @Nullable Structured location(Loose place) {
        var latitude = place.number("latitude");
        var longitude = place.number("longitude");
        if (latitude == null || longitude == null) {
            return null;
        }
        var words = Stream.of(place.text("name"), place.text("address"), latitude + ", " + longitude).filter(Objects::nonNull);
        return structured("location", place.node(), words.collect(Collectors.joining(", ")));
    }

    static @Nullable Structured contacts(Loose message) {
        var people = message.each("contacts").stream().filter(Loose::isObject).map(Structures::person).toList();
        return people.isEmpty() ? null : structured("contacts", message.at("contacts").node(), String.join("\n", people));
    }

    static @Nullable Structured reaction(Loose reaction) {
        return reaction.text("message_id") == null ? null
            : structured("reaction", reaction.node(), reaction.text("emoji", "(reaction removed)"));
    }

    static @Nullable Structured order(Loose order) {
        var items = order.each("product_items").stream().filter(Loose::isObject).map(Structures::item).toList();
        var words = Stream.concat(Stream.ofNullable(order.text("text")), items.stream()).toList();
        return words.isEmpty() ? null : structured("order", order.node(), String.join("\n", words));
    }

    /** The answers of a form; they come as JSON in a text. */
    static @Nullable Structured form(Loose reply) {
        var answers = Notification.tree(reply.text("response_json", ""));
        return answers == null ? null : structured("form", answers, reply.text("body", reply.text("name", "form")));
    }

    private static String person(Loose person) {
        List<String> numbers = person.each("phones").stream().map(phone -> phone.text("phone")).filter(Objects::nonNull).toList();
        var name = person.at("name").text("formatted_name", "?");
        return numbers.isEmpty() ? name : "%s: %s".formatted(name, String.join(", ", numbers));
    }

    private static String item(Loose item) {
        return "%s x %s".formatted(item.text("quantity", "1"), item.text("product_retailer_id", "?"));
    }

    private static Structured structured(String type, JsonNode value, String text) {
        return new Structured(type, value, text);
    }
}
