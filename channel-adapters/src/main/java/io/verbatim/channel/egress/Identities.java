package io.verbatim.channel.egress;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.springframework.boot.ssl.pem.PemContent;

/** A client for each identity that calls go out with, so that no connection is shared between two; the few that are used are kept. */
final class Identities implements AutoCloseable {
    private static final int MOST = 50;
    // Longer than the longest call.
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final char[] NO_PASSWORD = {};

    private final LoadingCache<ClientIdentity, CloseableHttpClient> clients;

    Identities(EgressSettings settings, GuardedResolver resolver) {
        clients = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).executor(Runnable::run)
            .removalListener((ClientIdentity identity, CloseableHttpClient client, RemovalCause cause) -> client.close(CloseMode.GRACEFUL))
            .build(identity -> Clients.of(settings, resolver, context(identity)));
    }

    /** Throws IllegalArgumentException where the text is no certificate with its key. */
    CloseableHttpClient client(ClientIdentity identity) {
        return clients.get(identity);
    }

    @Override
    public void close() {
        clients.invalidateAll();
    }

    private static SSLContext context(ClientIdentity identity) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(Objects.requireNonNull(PemContent.of(identity.pem()))), null, null);
            return context;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // Without its cause, which may quote the key.
            throw new IllegalArgumentException("Not a certificate with its key");
        }
    }

    private static KeyManager[] keys(PemContent pem) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("identity", Objects.requireNonNull(pem.getPrivateKey()), NO_PASSWORD,
            pem.getCertificates().toArray(X509Certificate[]::new));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys.getKeyManagers();
    }
}
