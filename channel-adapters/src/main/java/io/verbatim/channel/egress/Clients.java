package io.verbatim.channel.egress;

import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the HTTP client: one that does what it is told, once, and nothing on its own account. */
final class Clients {

    private static final int MAX_HEADERS = 100;
    private static final int MAX_LINE = 8192;
    // Each connection has three of them, and thousands wait at a time; whatever is longer goes past them.
    private static final int BUFFER = 512;

    private Clients() {
    }

    static CloseableHttpClient of(EgressSettings settings, GuardedResolver resolver) {
        return of(connections(settings, resolver).build());
    }

    /** One that shows a certificate. */
    static CloseableHttpClient of(EgressSettings settings, GuardedResolver resolver, SSLContext identity) {
        return of(connections(settings, resolver).setTlsSocketStrategy(new DefaultClientTlsStrategy(identity)).build());
    }

    private static CloseableHttpClient of(PoolingHttpClientConnectionManager connections) {
        return HttpClientBuilder.create()
            .setConnectionManager(connections)
            .setRequestExecutor(new PatientExecutor())
            // Said outright, as the builder would else look for the platform's proxies.
            .setRoutePlanner(new DefaultRoutePlanner(null))
            .disableAutomaticRetries().disableRedirectHandling().disableContentCompression()
            .disableCookieManagement().disableAuthCaching().disableConnectionState().disableDefaultUserAgent()
            .evictExpiredConnections().evictIdleConnections(TimeValue.ofSeconds(20))
            .build();
    }

    private static PoolingHttpClientConnectionManagerBuilder connections(EgressSettings settings, GuardedResolver resolver) {
        return PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(resolver)
            .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(limits()).build())
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
            // A connection that is slow to close must not be closed while the pool's one lock is held.
            .setOffLockDisposalEnabled(true)
            .setMaxConnTotal(settings.maxConnections())
            .setMaxConnPerRoute(settings.maxConnectionsPerHost())
            .setDefaultConnectionConfig(life(settings));
    }

    private static ConnectionConfig life(EgressSettings settings) {
        return ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(settings.connectTimeout()))
            // Always: a call is not repeated, so one on a connection that the other side has closed would be lost for a saved millisecond.
            .setValidateAfterInactivity(0, TimeUnit.MILLISECONDS)
            .setIdleTimeout(20, TimeUnit.SECONDS)
            .setTimeToLive(5, TimeUnit.MINUTES)
            .build();
    }

    private static Http1Config limits() {
        return Http1Config.custom().setBufferSize(BUFFER).setMaxHeaderCount(MAX_HEADERS).setMaxLineLength(MAX_LINE).setMaxEmptyLineCount(10).build();
    }
}
