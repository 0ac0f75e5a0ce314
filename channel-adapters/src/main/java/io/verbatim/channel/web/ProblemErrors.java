package io.verbatim.channel.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers with a problem what Jetty itself refuses before any servlet sees it. */
final class ProblemErrors extends ErrorHandler {

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(Request request, Response response, int code, @Nullable String message, @Nullable Throwable cause,
                                    Callback callback) {
        var problem = Problems.ofStatus(code);
        byte[] body = ProblemWriter.bytes(problem, null);
        response.setStatus(problem.type().status());
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        // Where the address was bad it closes without a word, and the caller's next request would be lost.
        headers.put(HttpFields.CONNECTION_CLOSE);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
