package io.verbatim.channel.member;

import java.time.Instant;

/**
 * An invitation that is to be mailed now.
 *
 * @param url   its link, a secret
 * @param tries how often it was tried to send this e-mail, this time included
 */
record DueLetter(Membership of, String url, Instant expiresAt, int tries) {

    @Override
    public String toString() {
        return "DueLetter[%s]".formatted(of);
    }
}
