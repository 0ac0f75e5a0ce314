package io.verbatim.fake;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that nobody vouches for, in a key store of its own. */
public record SelfSigned(File store) {

    private static final String PASSWORD = "changeit";
    private static final String TRUST = "javax.net.ssl.trustStore";

    /** Made by the platform's own tool, as its library cannot make one. */
    public static SelfSigned of(String subject, Path directory) throws IOException, InterruptedException {
        var store = directory.resolve("store.p12").toFile();
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(tool, "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=" + subject,
            "-keystore", store.getPath(), "-storepass", PASSWORD).redirectErrorStream(true).start();
        made.getInputStream().readAllBytes();
        if (made.waitFor() != 0) {
            throw new IOException("No certificate was made");
        }
        return new SelfSigned(store);
    }

    /** Sockets that show it. */
    public ServerSocketFactory sockets() {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(store, PASSWORD.toCharArray()), PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getServerSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The key store cannot be read", e);
        }
    }

    /** Sockets that show it, and ask the other side for one that is signed by the same. */
    public ServerSocketFactory socketsThatAsk() {
        try {
            var store = KeyStore.getInstance(this.store, PASSWORD.toCharArray());
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return new AskingSockets(context.getServerSocketFactory());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The key store cannot be read", e);
        }
    }

    /** Certificate and key as text. */
    public String pem() {
        try {
            var store = KeyStore.getInstance(this.store, PASSWORD.toCharArray());
            return block("CERTIFICATE", store.getCertificate("a").getEncoded())
                + block("PRIVATE KEY", store.getKey("a", PASSWORD.toCharArray()).getEncoded());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The key store cannot be read", e);
        }
    }

    private static String block(String what, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes), what);
    }

    /** Works while clients that are made meanwhile trust it. */
    public <T> T whileTrusted(Supplier<T> work) {
        System.setProperty(TRUST, store.getPath());
        System.setProperty(TRUST + "Password", PASSWORD);
        try {
            return work.get();
        } finally {
            System.clearProperty(TRUST);
            System.clearProperty(TRUST + "Password");
        }
    }
}
