package io.verbatim.channel.webhook;

import io.verbatim.channel.intake.Doorway;
import io.verbatim.channel.intake.Inbound;
import io.verbatim.channel.intake.Utterance;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.conversation.UserInput.Attachment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Says what came in dialect form: what came within the reply delay as one. */
@Component
class FormReader {
    private static final int MOST_FILES = 10;

    private final Doorway doorway;

    FormReader(Doorway doorway) {
        this.doorway = doorway;
    }

    void read(Channel channel, List<Inbound> messages) {
        boolean together = messages.stream().noneMatch(message -> message.quietFor().isZero());
        var groups = together ? List.of(messages) : messages.stream().map(List::of).toList();
        groups.forEach(group -> doorway.enter(utterance(channel, group)));
    }

    /** Under the name of the first: it is the same ones that come together when this is repeated. */
    private static Utterance utterance(Channel channel, List<Inbound> group) {
        var first = group.getFirst();
        var last = group.getLast().payload();
        var files = files(group);
        var input = new UserInput(text(group), null, files);
        var user = new EndUser(first.userKey(), last.path("platform").asString(""), text(last, "client_name"), null);
        return new Utterance(channel, user, first.userKey(), first.dedupeKey(), input, payload(input), Map.of(), true);
    }

    private static @Nullable String text(List<Inbound> group) {
        var text = group.stream().map(message -> text(message.payload(), "text")).filter(Objects::nonNull)
            .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }

    private static List<Attachment> files(List<Inbound> group) {
        var files = new ArrayList<Attachment>();
        for (var message : group) {
            message.payload().path("attachments").forEach(url -> files.add(new Attachment(url.asString(), null, null)));
        }
        return List.copyOf(files.subList(0, Math.min(MOST_FILES, files.size())));
    }

    private static Map<String, Object> payload(UserInput input) {
        var payload = new LinkedHashMap<String, Object>();
        if (input.text() != null) {
            payload.put("text", input.text());
        }
        payload.put("attachments", input.attachments().stream().map(Attachment::url).toList());
        return payload;
    }

    private static @Nullable String text(JsonNode payload, String field) {
        return payload.path(field).isString() ? payload.path(field).stringValue() : null;
    }
}
