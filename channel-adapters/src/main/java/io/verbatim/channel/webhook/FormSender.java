package io.verbatim.channel.webhook;

import io.verbatim.channel.delivery.Delivery;
import io.verbatim.channel.delivery.Part;
import io.verbatim.channel.delivery.Sent;
import io.verbatim.channel.web.StrictJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Replies in dialect form: what a browser sends for a form. */
@Component
class FormSender {
    private final ReplyCall call;
    private final Voice voice;

    FormSender(ReplyCall call, Voice voice) {
        this.call = call;
        this.voice = voice;
    }

    List<Part> parts(Delivery delivery) {
        var config = delivery.channel().settings().config();
        return Part.of(delivery, FormReply.of(delivery.message(), WebhookConfig.partLength(config)).stream().map(StrictJson::tree).toList());
    }

    Sent send(Delivery delivery, Part part) {
        var reply = StrictJson.read(part.content(), FormReply.class);
        var whole = reply.audio() == null ? reply.with(voice.speak(delivery, part, reply.text())) : reply;
        return call.post(delivery, part, "application/x-www-form-urlencoded", form(delivery, part, whole));
    }

    private static byte[] form(Delivery delivery, Part part, FormReply reply) {
        var fields = new ArrayList<String>();
        add(fields, "text", reply.text().isEmpty() ? null : reply.text());
        reply.images().forEach(image -> add(fields, "images", image));
        add(fields, "file", reply.file());
        add(fields, "audio", reply.audio());
        add(fields, "client_id", delivery.user().id());
        add(fields, "page_id", delivery.config("page_id"));
        add(fields, "platform", delivery.user().platform());
        add(fields, "part", String.valueOf(part.number()));
        add(fields, "parts", String.valueOf(part.of()));
        add(fields, "reply_id", delivery.id());
        return String.join("&", fields).getBytes(StandardCharsets.US_ASCII);
    }

    private static void add(List<String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
