package io.verbatim.channel.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/** Under which address others reach the product: the configured one, else this machine's. */
@Component
public class PublicUrl {
    private static final int USUAL = 8080;

    private final String configured;
    private final ObjectProvider<WebServerApplicationContext> server;

    PublicUrl(@Value("${verbatim.public-url:}") String configured, ObjectProvider<WebServerApplicationContext> server) {
        this.configured = configured.strip();
        this.server = server;
    }

    /** The address of a path, which begins with a slash. */
    public String of(String path) {
        return base() + path;
    }

    private String base() {
        if (!configured.isEmpty()) {
            return configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
        }
        var web = server.getIfAvailable();
        return "http://localhost:" + (web == null || web.getWebServer() == null ? USUAL : web.getWebServer().getPort());
    }
}
