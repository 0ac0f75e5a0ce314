package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the reply of a backend that speaks the format {@code verbatim}. */
final class VerbatimReply {

    private static final Set<String> KINDS = Set.of("image", "video", "audio", "document");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private VerbatimReply() {
    }

    static Reply read(byte[] body) throws Unreadable {
        var answer = Foreign.of(BackendJson.read(body));
        return new Reply(answer.text("content"), answer.anything("metadata"), attachments(answer.objects("attachments")),
            buttons(answer.objects("buttons")), null);
    }

    private static List<Reply.Attachment> attachments(List<Foreign> objects) throws Unreadable {
        var attachments = new ArrayList<Reply.Attachment>();
        for (var each : objects) {
            var mimeType = each.optionalText("mime_type");
            attachments.add(new Reply.Attachment(kind(each.text("type"), mimeType), url(each.text("url")), each.optionalText("filename"),
                mimeType));
        }
        return List.copyOf(attachments);
    }

    private static List<Reply.Button> buttons(List<Foreign> objects) throws Unreadable {
        var buttons = new ArrayList<Reply.Button>();
        for (var each : objects) {
            buttons.add(new Reply.Button(named(each, "id"), named(each, "text")));
        }
        return List.copyOf(buttons);
    }

    /** One of the kinds that channels know. */
    private static String kind(String type, @Nullable String mimeType) {
        if (KINDS.contains(type)) {
            return type;
        }
        var said = type.equals("voice") ? "audio" : mimeType == null ? "" : mimeType.replaceFirst("/.*", "");
        return KINDS.contains(said) ? said : "document";
    }

    /** An address that a user's program may open: no script, and no file of its own. */
    private static String url(String text) throws Unreadable {
        try {
            var url = URI.create(text);
            if (url.getHost() != null && SCHEMES.contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // Refused below like every other text that is none.
        }
        throw new Unreadable("In the answer, an attachment's 'url' is no http or https address");
    }

    private static String named(Foreign button, String field) throws Unreadable {
        var text = button.text(field);
        if (text.isBlank()) {
            throw new Unreadable("In the answer, a button's '%s' is empty".formatted(field));
        }
        return text;
    }
}
