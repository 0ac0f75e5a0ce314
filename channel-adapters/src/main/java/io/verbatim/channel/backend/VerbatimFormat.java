package io.verbatim.channel.backend;

import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.conversation.Reply;
import org.springframework.stereotype.Component;

/** Our own format, for backends that are written for Verbatim. */
@Component
final class VerbatimFormat implements HttpFormat {

    @Override
    public String name() {
        return "verbatim";
    }

    @Override
    public Object body(Call call) {
        return VerbatimRequest.of(call);
    }

    @Override
    public Reply read(byte[] body, BackendSettings settings) throws Unreadable {
        return VerbatimReply.read(body);
    }

    @Override
    public ReplyStream stream() {
        return new AnyStream();
    }
}
