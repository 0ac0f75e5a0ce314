package io.verbatim.channel.whatsapp;

import io.verbatim.channel.media.Stored;
import io.verbatim.channel.whatsapp.inbound.Content;
import io.verbatim.channel.whatsapp.inbound.Content.Choice;
import io.verbatim.channel.whatsapp.inbound.Content.File;
import io.verbatim.channel.whatsapp.inbound.Content.QuickReply;
import io.verbatim.channel.whatsapp.inbound.Content.Structured;
import io.verbatim.channel.whatsapp.inbound.Content.Text;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.conversation.UserInput.Attachment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a message is to a bot: words, a choice, files. */
@Component("whatsappInputs")
class Inputs {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Files files;
    private final Voices voices;

    Inputs(Files files, Voices voices) {
        this.files = files;
        this.voices = voices;
    }

    /** Null for a voice message that could not be understood, where the user is to be told so. */
    @Nullable UserInput of(Line line, Contact contact, Content content, String key) {
        return switch (content) {
            case Text(var body) -> UserInput.ofText(body);
            case Choice(var id, var title) -> UserInput.ofOption(id, title);
            case QuickReply(var payload, var text) -> payload == null ? UserInput.ofText(text) : UserInput.ofOption(payload, text);
            case Structured structured -> UserInput.ofText(structured.text());
            case File file -> file(line, contact, file, key);
            default -> throw new IllegalArgumentException("Nobody says %s to a bot".formatted(content.getClass().getSimpleName()));
        };
    }

    /** What a session that begins with the message gets of it. */
    Object payload(Content content, UserInput input) {
        return switch (content) {
            case Structured structured -> MAPPER.readValue(structured.value().toString().replace("\\u0000", "\\ufffd"), Object.class);
            case File file when !input.attachments().isEmpty() -> Map.of("type", file.kind(), "url", input.attachments().getFirst().url(),
                "text", Objects.requireNonNullElse(input.text(), ""));
            default -> Objects.requireNonNullElse(input.text(), "");
        };
    }

    // What cannot be had is said in words, so that nothing of the user's is passed over in silence.
    private @Nullable UserInput file(Line line, Contact contact, File file, String key) {
        Optional<Stored.Kept> kept = files.keep(line, contact, file, key);
        if (kept.isEmpty()) {
            return UserInput.ofText(file.caption() == null ? "[%s]".formatted(file.kind()) : file.caption());
        }
        var attachment = List.of(new Attachment(kept.get().url(), kept.get().filename(), kept.get().mimeType()));
        if (!file.voice() || !voices.areUnderstood()) {
            return new UserInput(file.caption(), null, attachment);
        }
        var words = voices.words(line, key);
        return words.isPresent() || line.voiceFailedText() == null ? new UserInput(words.orElse(null), null, attachment) : null;
    }
}
