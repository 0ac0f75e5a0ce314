package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Reply;

/** A reply that comes event by event, in the shape of one protocol. */
interface ReplyStream {

    /**
     * Takes the next event.
     *
     * @param text takes the reply's words
     * @return whether this was the end marker, without which a stream is no answer
     */
    boolean take(SentEvent event, ReplyText text) throws Unreadable;

    /** The reply, after the end marker. */
    Reply reply(String content);
}
