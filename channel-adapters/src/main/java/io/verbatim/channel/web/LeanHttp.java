package io.verbatim.channel.web;

import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP/1.1 with small buffers: each connection has its own, and thousands of calls wait at a time. Public for Tomcat, which makes it. */
public final class LeanHttp extends Http11NioProtocol {
    private static final int SOCKET_BUFFER = 2048;
    private static final int ANSWER_BUFFER = 1024;
    private static final int SPARE_CHANNELS = 500;
    // Nobody reads trailers.
    private static final int TRAILERS = 512;

    public LeanHttp() {
        var socket = getEndpoint().getSocketProperties();
        socket.setAppReadBufSize(SOCKET_BUFFER);
        socket.setAppWriteBufSize(SOCKET_BUFFER);
        // Left alone, it keeps those of all connections that were ever open at one time.
        socket.setBufferPool(SPARE_CHANNELS);
        setMaxTrailerSize(TRAILERS);
    }

    /** Longer answers are sent in parts. */
    @Override
    public int getDesiredBufferSize() {
        return ANSWER_BUFFER;
    }
}
