package io.verbatim.channel.webhook;

import io.verbatim.channel.intake.Doorway;
import io.verbatim.channel.intake.Inbound;
import io.verbatim.channel.intake.Utterance;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.Misfit;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.conversation.UserInput.Attachment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Says what came in dialect form: what came within the reply delay as one. */
@Component
class FormReader {
    private static final int MOST_FILES = 10;

    private final Doorway doorway;
    private final Voice voice;

    FormReader(Doorway doorway, Voice voice) {
        this.doorway = doorway;
        this.voice = voice;
    }

    void read(Channel channel, List<Inbound> messages) {
        boolean together = messages.stream().noneMatch(message -> message.quietFor().isZero());
        var groups = together ? List.of(messages) : messages.stream().map(List::of).toList();
        groups.forEach(group -> doorway.enter(utterance(channel, group)));
    }

    /** Under the name of the first: it is the same ones that come together when this is repeated. */
    private Utterance utterance(Channel channel, List<Inbound> group) {
        var first = group.getFirst();
        var last = group.getLast().payload();
        var heard = group.stream().map(Inbound::payload).map(payload -> voice.hear(channel, text(payload, "audio"))).toList();
        var text = text(group, heard);
        var files = files(group);
        boolean says = text != null || !files.isEmpty();
        var input = says ? new UserInput(text, null, files) : new UserInput(null, null, recordings(group));
        var user = new EndUser(first.userKey(), last.path("platform").asString(""), text(last, "client_name"), null);
        return new Utterance(channel, user, first.userKey(), first.dedupeKey(), input, payload(input), Map.of(), true,
            says ? null : misfit(channel, heard));
    }

    private static @Nullable String text(List<Inbound> group, List<Voice.Said> heard) {
        var lines = Stream.<@Nullable String>builder();
        for (int i = 0; i < group.size(); i++) {
            lines.add(text(group.get(i).payload(), "text"));
            lines.add(heard.get(i).text());
        }
        var text = lines.build().filter(Objects::nonNull).collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }

    private static Misfit misfit(Channel channel, List<Voice.Said> heard) {
        var reason = heard.stream().map(Voice.Said::failure).filter(Objects::nonNull).findFirst().orElse("nothing");
        return new Misfit("voice_" + reason, WebhookConfig.text(channel.settings().config(), "voice_failed_text"));
    }

    private static List<Attachment> files(List<Inbound> group) {
        return group.stream().flatMap(message -> message.payload().path("attachments").valueStream())
            .map(url -> new Attachment(url.asString(), null, null)).limit(MOST_FILES).toList();
    }

    private static List<Attachment> recordings(List<Inbound> group) {
        return group.stream().map(message -> text(message.payload(), "audio")).filter(Objects::nonNull)
            .map(url -> new Attachment(url, null, "audio/*")).limit(MOST_FILES).toList();
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
