package io.verbatim.channel.backend;

import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.conversation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Whatever a backend wants: the integration's own JSON, with values of the conversation put in, and a pointer to the answer. */
@Component
final class TemplateFormat implements HttpFormat {

    @Override
    public String name() {
        return "template";
    }

    @Override
    public Object body(Call call) {
        var template = Objects.requireNonNullElse(call.settings().template(), Map.of());
        return new TemplateValues(call).fill(BackendJson.tree(template));
    }

    @Override
    public Reply read(byte[] body, BackendSettings settings) throws Unreadable {
        var pointer = Objects.requireNonNullElse(settings.replyPointer(), "");
        var found = new Foreign(BackendJson.read(body).at(pointer));
        return new Reply(found.asText("The answer has no string at the reply_pointer"), Map.of(), List.of(), List.of(), null);
    }

    @Override
    public ReplyStream stream() {
        return new AnyStream();
    }

    @Override
    public List<Fault> faults(BackendSettings settings) {
        var faults = new ArrayList<Fault>();
        if (settings.replyPointer() == null) {
            faults.add(new Fault("reply_pointer", "is required for this payload_format"));
        }
        if (settings.template() == null) {
            faults.add(new Fault("template", "is required for this payload_format"));
        } else {
            faults.addAll(TemplateValues.faults(BackendJson.tree(settings.template())));
        }
        return faults;
    }
}
