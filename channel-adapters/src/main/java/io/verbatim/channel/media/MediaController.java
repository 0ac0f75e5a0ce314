package io.verbatim.channel.media;

import io.verbatim.channel.media.MediaTable.Row;
import io.verbatim.channel.web.Argument;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives files out, whole or in ranges. A browser saves them and never runs them. */
@RestController
class MediaController {
    private final MediaTable table;
    private final MediaStore store;
    private final MediaLinks links;

    MediaController(MediaTable table, MediaStore store, MediaLinks links) {
        this.table = table;
        this.store = store;
        this.links = links;
    }

    /** To who has a key of the file's workspace. */
    @GetMapping("/v1/media/{id}")
    @Described(value = "A file that a user sent", gives = byte[].class, headers = {"ETag", "Content-Disposition"})
    ResponseEntity<Resource> ofWorkspace(Caller caller, @PathVariable("id") String id) {
        return answer(MediaId.read(id).flatMap(table::find).filter(row -> row.facts().workspace().equals(caller.workspace())));
    }

    /** To who has a link that has not expired. Whatever is wrong with it, there is nothing there. */
    @GetMapping("/media/{id}")
    @Described(value = "The same, by a signed link", gives = byte[].class, headers = {"ETag", "Content-Disposition"})
    ResponseEntity<Resource> ofLink(@PathVariable("id") String text,
                                    @Argument("Until when the link holds: seconds since 1970")
                                    @RequestParam(name = "expires", required = false) @Nullable String expires,
                                    @Argument("What makes the link valid")
                                    @RequestParam(name = "signature", required = false) @Nullable String signature) {
        return answer(MediaId.read(text).filter(id -> isSigned(id, expires, signature)).flatMap(table::find)
            .filter(row -> row.expiresAt() != null && String.valueOf(row.expiresAt().getEpochSecond()).equals(expires)));
    }

    private boolean isSigned(MediaId id, @Nullable String expires, @Nullable String signature) {
        return expires != null && signature != null && expires.matches("[0-9]{1,12}")
            && links.isSigned(id, Long.parseLong(expires), signature);
    }

    private ResponseEntity<Resource> answer(Optional<Row> found) {
        var facts = found.orElseThrow(Desk::notFound).facts();
        var file = store.read(facts.workspace(), facts.id());
        if (!file.exists()) {
            throw Desk.notFound();
        }
        return ResponseEntity.ok().eTag(facts.tag()).header(HttpHeaders.CONTENT_TYPE, facts.mimeType())
            .header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(facts.filename(), StandardCharsets.UTF_8).build().toString())
            .header("Content-Security-Policy", "default-src 'none'; sandbox")
            .header("X-Content-Type-Options", "nosniff")
            .cacheControl(CacheControl.noStore()).body(file);
    }
}
