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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Says what came in dialect form: what came within the reply delay as one. */
@Component
class FormReader {
    private static final int MOST_FILES = 10;
    private static final String NOT_SET_UP = "not_configured";
    private static final String UNHEARD = "-unheard";

    private final Doorway doorway;
    private final Voice voice;

    FormReader(Doorway doorway, Voice voice) {
        this.doorway = doorway;
        this.voice = voice;
    }

    void read(Channel channel, List<Inbound> messages) {
        boolean together = messages.stream().noneMatch(message -> message.quietFor().isZero());
        var groups = together ? List.of(messages) : messages.stream().map(List::of).toList();
        groups.forEach(group -> say(channel, group));
    }

    /** What can be understood, under the name of the first; behind it what cannot: the same ones come together when this is repeated. */
    private void say(Channel channel, List<Inbound> group) {
        var heard = group.stream().map(Inbound::payload).map(payload -> voice.hear(channel, text(payload, "audio"))).toList();
        var text = text(group, heard);
        var files = files(group);
        var key = group.getFirst().dedupeKey();
        boolean says = text != null || !files.isEmpty();
        if (says) {
            doorway.enter(utterance(channel, group, key, new UserInput(text, null, files), null));
        }
        if (heard.stream().anyMatch(said -> isToBeTold(said.failure(), says))) {
            doorway.enter(utterance(channel, group, says ? key + UNHEARD : key, new UserInput(null, null, unheard(group, heard)),
                misfit(channel, heard)));
        }
    }

    // Who writes beside a recording need not hear that nobody listens to recordings here.
    private static boolean isToBeTold(@Nullable String failure, boolean says) {
        return failure != null && !(says && failure.equals(NOT_SET_UP));
    }

    private static Utterance utterance(Channel channel, List<Inbound> group, String key, UserInput input, @Nullable Misfit misfit) {
        var first = group.getFirst();
        var last = group.getLast().payload();
        var user = new EndUser(first.userKey(), last.path("platform").asString(""), text(last, "client_name"), null);
        return new Utterance(channel, user, first.userKey(), key, input, payload(input), Map.of(), true, misfit);
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

    private static List<Attachment> unheard(List<Inbound> group, List<Voice.Said> heard) {
        return IntStream.range(0, group.size()).filter(i -> heard.get(i).failure() != null)
            .mapToObj(i -> new Attachment(group.get(i).payload().path("audio").asString(""), null, "audio/*")).limit(MOST_FILES).toList();
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
