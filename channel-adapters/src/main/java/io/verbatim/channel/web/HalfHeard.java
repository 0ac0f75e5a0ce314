package io.verbatim.channel.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells who is answered before all of the request was read that the connection ends with this answer. Jetty ends it without a word, and the
 * request that the caller sends next, trusting in the connection, would be lost (RFC 9112, 9.6).
 */
final class HalfHeard extends Handler.Wrapper {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() <= 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            return super.handle(request, response, callback);
        }
        var heard = new Heard(request);
        return super.handle(heard, new Told(heard, response), callback);
    }

    /** A request that knows how much of it was read. */
    private static final class Heard extends Request.Wrapper {
        private long length;
        private boolean whole;

        Heard(Request request) {
            super(request);
        }

        @Override
        public Content.Chunk read() {
            var chunk = super.read();
            if (chunk != null) {
                length += chunk.remaining();
                whole |= chunk.isLast() && !Content.Chunk.isFailure(chunk);
            }
            return chunk;
        }

        /** Whether the connection is ready for another request once {@link Leftovers} has read on. */
        boolean willBeWhole() {
            return whole || getLength() >= 0 && getLength() - length <= (getHeaders().contains(HttpHeader.EXPECT) ? 0 : Leftovers.MOST);
        }
    }

    /** Its answer. */
    private static final class Told extends Response.Wrapper {
        private final Heard request;

        Told(Heard request, Response response) {
            super(request, response);
            this.request = request;
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            if (!isCommitted() && !request.willBeWhole()) {
                getHeaders().put(HttpFields.CONNECTION_CLOSE);
            }
            super.write(last, content, callback);
        }
    }
}
