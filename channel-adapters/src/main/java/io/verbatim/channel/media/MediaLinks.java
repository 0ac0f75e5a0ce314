package io.verbatim.channel.media;

import io.verbatim.channel.vault.Signatures;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/** Addresses of files: a signed one for who has it, as long as the file is there; else one that takes a key of the workspace. */
@Component
class MediaLinks {
    private final Signatures signatures;
    private final String publicUrl;
    private final ObjectProvider<WebServerApplicationContext> server;

    MediaLinks(Signatures signatures, @Value("${verbatim.public-url:}") String publicUrl,
               ObjectProvider<WebServerApplicationContext> server) {
        this.signatures = signatures;
        this.publicUrl = publicUrl;
        this.server = server;
    }

    String of(MediaId id, @Nullable Instant expires) {
        if (expires == null) {
            return "%s/v1/media/%s".formatted(base(), id);
        }
        long end = expires.getEpochSecond();
        return "%s/media/%s?expires=%d&signature=%s".formatted(base(), id, end, signature(id, end));
    }

    /** The file that an address of either kind is of; empty for any other address. */
    Optional<MediaId> idIn(String url) {
        return Stream.of("/v1/media/", "/media/").map(path -> base() + path).filter(url::startsWith).findFirst()
            .flatMap(start -> MediaId.read(url.substring(start.length()).replaceFirst("[?#].*", "")));
    }

    /** The part of a signed link that is its own; nothing of any other URL. */
    String withoutBase(String url) {
        var start = base() + "/media/";
        return url.startsWith(start) ? url.substring(start.length()) : "";
    }

    boolean isSigned(MediaId id, long expires, String signature) {
        return Signatures.same(signature(id, expires), signature);
    }

    private String signature(MediaId id, long expires) {
        return signatures.of("media-links", id + "|" + expires);
    }

    private String base() {
        var configured = publicUrl.strip();
        if (!configured.isEmpty()) {
            return configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
        }
        var web = server.getIfAvailable();
        return "http://localhost:" + (web == null || web.getWebServer() == null ? 8080 : web.getWebServer().getPort());
    }
}
