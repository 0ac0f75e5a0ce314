package io.verbatim.channel.webhook;

import io.verbatim.channel.intake.Inbound;
import io.verbatim.channel.intake.InboundReader;
import io.verbatim.shared.channel.Channel;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads in the dialect of the channel. */
@Component
class WebhookReader implements InboundReader {
    private final FormReader form;
    private final JsonReader json;

    WebhookReader(FormReader form, JsonReader json) {
        this.form = form;
        this.json = json;
    }

    @Override
    public String kind() {
        return WebhookKind.NAME;
    }

    @Override
    public void read(Channel channel, List<Inbound> messages) {
        switch (Dialect.in(channel.settings().config())) {
            case FORM -> form.read(channel, messages);
            case JSON -> json.read(channel, messages);
        }
    }
}
