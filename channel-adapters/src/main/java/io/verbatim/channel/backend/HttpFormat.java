package io.verbatim.channel.backend;

import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.conversation.Reply;
import java.util.Map;

/** A way to speak to a backend that is one POST of JSON, answered by JSON or by a stream of events. */
interface HttpFormat extends PayloadFormat {

    /** What is posted. */
    Object body(Call call);

    /** The reply in the body of a good answer. */
    Reply read(byte[] body, BackendSettings settings) throws Unreadable;

    /** Takes in one good answer that comes as a stream of events. */
    ReplyStream stream();

    /** Headers that the format wants, unless the integration gives them. */
    default Map<String, String> headers() {
        return Map.of();
    }

    @Override
    default Asked ask(Call call, Wire wire) {
        return wire.ask(call, this);
    }
}
