package io.verbatim.channel.backend;

import io.verbatim.shared.Ids;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.Prompt;
import java.util.Optional;

/** Tries backends out, with the very requests of a dispatch; no conversation hears of it. */
public interface Trials {

    /** The request that would be sent; empty where the format sends none. */
    Optional<ShownRequest> preview(Backend backend, Prompt prompt, ConversationId conversation);

    /** Makes a real call, once, behind the integration's bulkhead and within its timeout. */
    TrialResult test(Backend backend, Prompt prompt);

    /** The conversation that calls outside any conversation name. */
    static ConversationId conversationOf(Backend backend) {
        return new ConversationId(Ids.derived(ConversationId.PREFIX, "trial", backend.id().value()));
    }
}
