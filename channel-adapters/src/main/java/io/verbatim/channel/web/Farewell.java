package io.verbatim.channel.web;

import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The time between the word to stop and the end of the web server. This node is no longer ready, and takes requests all the same, so that a
 * load balancer can turn to others before any is refused; each answer closes its connection.
 */
@Component
class Farewell implements SmartLifecycle {

    private final Duration notice;
    private volatile boolean leaving;
    private volatile boolean running;

    Farewell(@Value("${verbatim.shutdown-notice:0s}") Duration notice) {
        this.notice = notice;
    }

    @Override
    public void start() {
        leaving = false;
        running = true;
    }

    @Override
    public void stop() {
        leaving = true;
        try {
            Thread.sleep(notice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    // Before all else is stopped; the web server itself begins to end a thousand phases later.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** Says good-bye to each caller. */
    Handler.Singleton handler() {
        return new Handler.Wrapper() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                if (leaving) {
                    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
                }
                return super.handle(request, response, callback);
            }
        };
    }
}
