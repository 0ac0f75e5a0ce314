package io.verbatim.channel.webhook;

import io.verbatim.channel.delivery.Delivery;
import io.verbatim.channel.delivery.Part;
import io.verbatim.channel.delivery.Sender;
import io.verbatim.channel.delivery.Sent;
import java.util.List;
import org.springframework.stereotype.Component;

/** Replies in the dialect of the channel. */
@Component
class WebhookSender implements Sender {
    private final FormSender form;
    private final JsonSender json;

    WebhookSender(FormSender form, JsonSender json) {
        this.form = form;
        this.json = json;
    }

    @Override
    public String kind() {
        return WebhookKind.NAME;
    }

    @Override
    public List<Part> parts(Delivery delivery) {
        return switch (dialect(delivery)) {
            case FORM -> form.parts(delivery);
            case JSON -> json.parts(delivery);
        };
    }

    @Override
    public Sent send(Delivery delivery, Part part) {
        return switch (dialect(delivery)) {
            case FORM -> form.send(delivery, part);
            case JSON -> json.send(delivery, part);
        };
    }

    private static Dialect dialect(Delivery delivery) {
        return Dialect.in(delivery.channel().settings().config());
    }
}
