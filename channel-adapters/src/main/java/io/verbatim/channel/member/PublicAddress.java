package io.verbatim.channel.member;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/** Where the product is reached from outside. */
@Component
class PublicAddress {
    private static final int USUAL = 8080;

    private final String configured;
    private final ObjectProvider<WebServerApplicationContext> server;

    PublicAddress(@Value("${verbatim.public-url:}") String configured, ObjectProvider<WebServerApplicationContext> server) {
        this.configured = configured.strip();
        this.server = server;
    }

    /** Without a slash at the end. */
    String base() {
        if (!configured.isEmpty()) {
            return configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
        }
        var web = server.getIfAvailable();
        return "http://localhost:" + (web == null || web.getWebServer() == null ? USUAL : web.getWebServer().getPort());
    }

    /** Whether browsers come by TLS, maybe by way of a proxy. */
    boolean isEncrypted() {
        return configured.startsWith("https:");
    }
}
