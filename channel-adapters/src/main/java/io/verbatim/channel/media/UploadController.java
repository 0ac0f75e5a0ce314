package io.verbatim.channel.media;

import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Argument;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ETags;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.channel.web.RequestName;
import io.verbatim.shared.Ids;
import io.verbatim.shared.StoreUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes files in from who has a key: the body is the file, whatever its Content-Type claims. */
@RestController
class UploadController {
    private static final int LARGEST = 25 << 20;
    private static final String TEMPORARY = "temporary";
    private static final List<String> STORAGES = List.of("permanent", TEMPORARY);

    private final MediaIntake intake;
    private final MediaTable table;

    UploadController(MediaIntake intake, MediaTable table) {
        this.intake = intake;
        this.table = table;
    }

    /** A temporary file goes after 24 hours, and has a link for whoever has that. */
    @PostMapping("/v1/media")
    @Described(value = "Keep a file: the body is the file", takes = byte[].class, gives = Uploaded.class, status = 201, headers = "ETag")
    ResponseEntity<Envelope> upload(Caller caller, HttpServletRequest request,
                                    @Argument("What the file is called")
                                    @RequestParam(name = "filename", required = false) @Nullable String filename,
                                    @Argument(value = "Whether it goes after 24 hours", oneOf = {"permanent", TEMPORARY})
                                    @RequestParam(name = "storage", defaultValue = "permanent") String storage, Deed deed) {
        if (!STORAGES.contains(storage)) {
            throw new ApiProblem(ProblemType.INVALID, "The storage must be permanent or temporary");
        }
        if (request.getContentLengthLong() > LARGEST) {
            throw tooLarge();
        }
        var name = RequestName.of(request).map(key -> MediaId.of(String.join("\n", caller.workspace().value(), caller.actor(), key)));
        var first = name.flatMap(table::find).map(row -> requireSame(row, filename, storage));
        var wanted = new Wanted(name.orElseGet(() -> new MediaId(Ids.next("med"))), caller.workspace(), "", "", filename, List.of(),
            storage.equals(TEMPORARY), Map.of(), first.orElse(null), LARGEST, LARGEST);
        return switch (intake.takeIn(wanted, request::getInputStream)) {
            case Stored.Kept kept -> {
                deed.on(wanted.id()).after(told(kept.mimeType(), kept.size(), kept.sha256()));
                yield answer(wanted.id(), kept, first.isPresent());
            }
            case Stored.Unwanted(var reason) -> throw refused(reason);
            case Stored.Failed(var reason, _) when reason.equals("broken") -> throw new ApiProblem(ProblemType.MALFORMED_REQUEST,
                "The body cannot be read to its end");
            case Stored.Failed _ -> throw new StoreUnavailable("The file cannot be stored now", null);
        };
    }

    /** The hash that a file must have which is sent again under the same key. */
    private static String requireSame(MediaTable.Row row, @Nullable String filename, String storage) {
        boolean isTemporary = row.expiresAt() != null;
        if (isTemporary != storage.equals(TEMPORARY) || !row.facts().filename().equals(FileName.of(filename, ""))) {
            throw reused();
        }
        return row.facts().sha256();
    }

    private static ResponseEntity<Envelope> answer(MediaId id, Stored.Kept kept, boolean isReplayed) {
        return ResponseEntity.created(URI.create("/v1/media/" + id)).eTag('"' + kept.sha256() + '"')
            .body(new Envelope.One(Uploaded.of(id, kept), isReplayed ? true : null));
    }

    private static ApiProblem refused(String reason) {
        return switch (reason) {
            case "too_large" -> tooLarge();
            case "wrong_hash" -> reused();
            case "empty_file" -> new ApiProblem(ProblemType.INVALID, "The file is empty");
            default -> new ApiProblem(ProblemType.INVALID,
                "The file is of no kind that is kept: its bytes tell neither image, audio, video nor document");
        };
    }

    private static ApiProblem reused() {
        return new ApiProblem(ProblemType.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another file");
    }

    /** Nobody gets it from now on; the bytes go within minutes. */
    @DeleteMapping("/v1/media/{id}")
    @Described("Take a file away")
    ResponseEntity<Envelope> delete(Caller caller, @PathVariable("id") String text,
                                    @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch, Deed deed) {
        var facts = MediaId.read(text).flatMap(table::find).map(MediaTable.Row::facts)
            .filter(found -> found.workspace().equals(caller.workspace())).orElseThrow(Desk::notFound);
        ETags.require(ifMatch, facts.tag());
        if (!table.expire(caller.workspace(), facts.id())) {
            throw Desk.notFound();
        }
        deed.before(told(facts.mimeType(), facts.size(), facts.sha256()));
        return Answers.gone();
    }

    /** For the audit log: without the name, which may tell whose file it is. */
    private static Map<String, Object> told(String mimeType, long size, String sha256) {
        return Map.of("mime_type", mimeType, "size", size, "sha256", sha256);
    }

    private static ApiProblem tooLarge() {
        return new ApiProblem(ProblemType.TOO_LARGE, "A file may have at most %d bytes".formatted(LARGEST));
    }

    /** A file as its sender is told. */
    private record Uploaded(String id, String url, String filename, String mimeType, long size, String sha256, Instant createdAt,
                            Instant updatedAt) {

        static Uploaded of(MediaId id, Stored.Kept kept) {
            return new Uploaded(id.value(), kept.url(), kept.filename(), kept.mimeType(), kept.size(), kept.sha256(),
                kept.createdAt(), kept.createdAt());
        }
    }
}
