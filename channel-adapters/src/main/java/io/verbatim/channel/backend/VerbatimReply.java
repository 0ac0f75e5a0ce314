package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Reply;
import java.util.ArrayList;
import java.util.List;

/** Reads the reply of a backend that speaks the format {@code verbatim}. */
final class VerbatimReply {

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
            attachments.add(new Reply.Attachment(each.text("type"), each.text("url"),
                each.optionalText("filename"), each.optionalText("mime_type")));
        }
        return List.copyOf(attachments);
    }

    private static List<Reply.Button> buttons(List<Foreign> objects) throws Unreadable {
        var buttons = new ArrayList<Reply.Button>();
        for (var each : objects) {
            buttons.add(new Reply.Button(each.text("id"), each.text("text")));
        }
        return List.copyOf(buttons);
    }
}
