package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Reply;

/** Finds the reply in the body of a good answer. */
@FunctionalInterface
interface ReplyReader {

    Reply read(byte[] body) throws Unreadable;
}
