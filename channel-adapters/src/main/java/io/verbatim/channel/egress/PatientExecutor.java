package io.verbatim.channel.egress;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Bears with a few interim answers (1xx) before the real one, and not with a flood of them. */
final class PatientExecutor extends HttpRequestExecutor {

    private static final int MAX_INTERIM = 20;

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection connection,
                                       @Nullable HttpResponseInformationCallback none, HttpContext context)
        throws IOException, HttpException {
        var seen = new AtomicInteger();
        return super.execute(request, connection, (interim, from, within) -> count(seen), context);
    }

    private static void count(AtomicInteger seen) throws ProtocolException {
        if (seen.incrementAndGet() > MAX_INTERIM) {
            throw new ProtocolException("Too many interim answers");
        }
    }
}
