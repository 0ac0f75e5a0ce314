package io.verbatim.channel.whatsapp;

import io.verbatim.shared.channel.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells operators what is the matter with a channel. */
@Component
class Troubles {
    static final String TOKEN_ERROR = "token_error";
    static final String SET_UP_FAILED = "set_up_failed";

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    /** @param detail free of secrets and of what users said */
    void report(Channel channel, String problem, String detail) {
        LOG.warn("Channel {}: {}: {}", channel.id(), problem, detail);
    }

    void over(Channel channel, String problem) {
        LOG.info("Channel {}: {} is over", channel.id(), problem);
    }
}
