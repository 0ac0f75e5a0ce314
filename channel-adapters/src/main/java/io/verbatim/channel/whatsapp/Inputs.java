package io.verbatim.channel.whatsapp;

import io.verbatim.channel.intake.MessageKeys;
import io.verbatim.channel.intake.Understood;
import io.verbatim.channel.media.MediaShelf;
import io.verbatim.channel.speech.Heard.Nothing;
import io.verbatim.channel.speech.Heard.Words;
import io.verbatim.channel.speech.Hearing;
import io.verbatim.channel.whatsapp.inbound.Content;
import io.verbatim.channel.whatsapp.inbound.Content.Choice;
import io.verbatim.channel.whatsapp.inbound.Content.File;
import io.verbatim.channel.whatsapp.inbound.Content.QuickReply;
import io.verbatim.channel.whatsapp.inbound.Content.Structured;
import io.verbatim.channel.whatsapp.inbound.Content.Text;
import io.verbatim.channel.whatsapp.inbound.Content.Unsupported;
import io.verbatim.shared.conversation.Misfit;
import io.verbatim.shared.conversation.UserInput;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a message is to a bot: words, a choice, files, something with parts. */
@Component("whatsappInputs")
class Inputs {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String VOICE_PREFIX = "[Voice message] ";
    private static final String UNSUPPORTED = "unsupported";
    private static final String MEANT = "message_id";

    private final Files files;
    private final MediaShelf shelf;
    private final Hearing hearing;
    private final MessageKeys keys;

    Inputs(Files files, MediaShelf shelf, Hearing hearing, MessageKeys keys) {
        this.files = files;
        this.shelf = shelf;
        this.hearing = hearing;
        this.keys = keys;
    }

    Understood of(Line line, Contact contact, Content content, String key) {
        return switch (content) {
            case Text(var body) -> new Understood(UserInput.ofText(body));
            case Choice(var id, var title) -> new Understood(UserInput.ofOption(id, title));
            case QuickReply(var payload, var text) ->
                new Understood(payload == null ? UserInput.ofText(text) : UserInput.ofOption(payload, text));
            case Structured parts -> new Understood(UserInput.ofParts(parts.type(), plain(line, parts), parts.text()));
            case File file -> file(line, contact, file, key);
            case Unsupported(var type) -> new Understood(UserInput.ofParts(UNSUPPORTED, type, "[%s]".formatted(type)),
                new Misfit(UNSUPPORTED, line.unsupportedText(), true));
            default -> throw new IllegalArgumentException("Nobody says %s to a bot".formatted(content.getClass().getSimpleName()));
        };
    }

    /** What a session that begins with the message gets of it. */
    Object payload(Content content, UserInput input) {
        return switch (content) {
            case Structured structured when input.structured() != null ->
                Objects.requireNonNullElse(input.structured().get(structured.type()), "");
            case File file when !input.attachments().isEmpty() -> Map.of("type", file.kind(), "url", input.attachments().getFirst().url(),
                "text", Objects.requireNonNullElse(input.text(), ""));
            default -> Objects.requireNonNullElse(input.text(), "");
        };
    }

    /** As it came, but for WhatsApp's names of messages, which hold numbers of people: one of the user's is named as the history does. */
    private Object plain(Line line, Structured structured) {
        var value = MAPPER.readValue(structured.value().toString().replace("\\u0000", "\\ufffd"), Object.class);
        if (!(value instanceof Map<?, ?> map) || !(map.get(MEANT) instanceof String meant)) {
            return value;
        }
        var named = new HashMap<Object, Object>(map);
        named.put(MEANT, keys.messageId(line.channel().id(), meant).value());
        return named;
    }

    private Understood file(Line line, Contact contact, File file, String key) {
        var input = files.keep(line, contact, file, key).said(file.kind(), file.filename(), file.caption());
        // A recording that nobody has is none that a bot could be given, whether anybody listens here or not.
        return file.voice() && (input.missing() != null || hearing.isOn()) ? voice(line, input, key) : new Understood(input);
    }

    private Understood voice(Line line, UserInput recording, String key) {
        var heard = shelf.read(line.channel().workspaceId(), key).map(hearing::hear).orElse(new Nothing("gone"));
        return switch (heard) {
            case Words(var words) -> new Understood(new UserInput(VOICE_PREFIX + words, null, recording.attachments()));
            case Nothing(var reason) -> new Understood(recording,
                line.voiceFailedText() == null ? null : new Misfit("voice_" + reason, line.voiceFailedText()));
        };
    }
}
