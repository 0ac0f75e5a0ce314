package io.verbatim.channel.web;

import java.io.IOException;

/** An answer that has begun cannot be brought to its end: the connection is closed, so that nobody takes what came for the whole. */
public final class CutOff extends IOException {
    private static final long serialVersionUID = 1;

    public CutOff(String message, Throwable cause) {
        super(message, cause);
    }
}
