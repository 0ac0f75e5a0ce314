package io.verbatim.channel.delivery;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * One request to the receiver. A delivery is one or several of them, in order.
 *
 * @param id      what a receiver tells repetitions by: the delivery's, with the number behind it from the second part on
 * @param number  from 1
 * @param of      how many there are
 * @param content what only the kind of channel understands
 */
public record Part(String id, int number, int of, JsonNode content) {

    /** The parts of a delivery, one for each content. */
    public static List<Part> of(Delivery delivery, List<? extends JsonNode> contents) {
        return IntStream.rangeClosed(1, contents.size())
            .mapToObj(no -> new Part(id(delivery.id(), no), no, contents.size(), contents.get(no - 1))).toList();
    }

    private static String id(String delivery, int number) {
        return number == 1 ? delivery : delivery + "-" + number;
    }
}
