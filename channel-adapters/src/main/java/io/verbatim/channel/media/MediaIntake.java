package io.verbatim.channel.media;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressFailure.Kind;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.egress.RetryAfter;
import io.verbatim.channel.media.MediaStore.Upload;
import io.verbatim.channel.media.Stored.Failed;
import io.verbatim.channel.media.Stored.Kept;
import io.verbatim.channel.media.Stored.Unwanted;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches a file, looks what it is while it is written, and keeps it if it is what was asked for. */
@Component
class MediaIntake {
    private static final Logger LOG = LoggerFactory.getLogger(MediaIntake.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PIECE = 64 * 1024;
    private static final Set<Kind> MAY_PASS = Set.of(Kind.TIMEOUT, Kind.CONNECT, Kind.LOST, Kind.DNS, Kind.BROKEN, Kind.ABANDONED);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final Egress egress;
    private final MediaStore store;
    private final MediaTable table;
    private final MediaLinks links;
    private final OwnFiles own;
    private final Clock clock;

    MediaIntake(Egress egress, MediaStore store, MediaTable table, MediaLinks links, OwnFiles own, Clock clock) {
        this.egress = egress;
        this.store = store;
        this.table = table;
        this.links = links;
        this.own = own;
        this.clock = clock;
    }

    /** Within half a minute; never throws for what the network or the disk does. */
    Stored take(Wanted wanted) {
        return own.find(wanted).map(file -> takeIn(wanted, file::getInputStream)).orElseGet(() -> fetched(wanted));
    }

    private Stored fetched(Wanted wanted) {
        try (var upload = store.begin(wanted.workspace(), wanted.id())) {
            var inspected = new Inspected(upload);
            return switch (egress.download(request(wanted), inspected)) {
                case EgressAnswer answer when answer.isSuccess() -> kept(wanted, inspected, upload);
                case EgressAnswer answer -> refused(answer);
                case EgressFailure failure when failure.kind() == Kind.TOO_LARGE -> new Unwanted("too_large");
                case EgressFailure failure -> failed(failure.kind());
            };
        } catch (IOException e) {
            LOG.warn("A file cannot be stored: {}", e.toString());
            return Failed.forNow("store");
        }
    }

    private Failed refused(EgressAnswer answer) {
        boolean mayPass = answer.status() == TOO_MANY_REQUESTS || answer.status() >= SERVER_ERROR;
        return new Failed("http_" + answer.status(), mayPass ? RetryAfter.of(answer, clock.instant()).orElse(Duration.ZERO) : null);
    }

    private static Failed failed(Kind kind) {
        var reason = kind.name().toLowerCase(Locale.ROOT);
        return MAY_PASS.contains(kind) ? Failed.forNow(reason) : Failed.forGood(reason);
    }

    /** Takes in what somebody sends; never throws for what the line or the store does. */
    Stored takeIn(Wanted wanted, Line line) {
        try (var upload = store.begin(wanted.workspace(), wanted.id())) {
            var inspected = new Inspected(upload);
            var bytes = new byte[PIECE];
            var in = line.open();
            for (int length = read(in, bytes); length > 0; length = read(in, bytes)) {
                inspected.write(bytes, 0, length);
                if (inspected.size() > wanted.largest()) {
                    return new Unwanted("too_large");
                }
            }
            return kept(wanted, inspected, upload);
        } catch (BrokenLine e) {
            return Failed.forNow("broken");
        } catch (IOException e) {
            LOG.warn("A file cannot be stored: {}", e.toString());
            return Failed.forNow("store");
        }
    }

    private static int read(InputStream in, byte[] bytes) throws BrokenLine {
        try {
            return in.read(bytes);
        } catch (IOException e) {
            throw new BrokenLine(e);
        }
    }

    private static EgressRequest request(Wanted wanted) {
        var headers = new HashMap<>(Map.of("Accept", "*/*"));
        headers.putAll(wanted.headers());
        return new EgressRequest("GET", wanted.url(), headers, new byte[0], PATIENCE, wanted.largest());
    }

    /** Keeps a file that was written, if it is what was asked for. */
    Stored kept(Wanted wanted, Inspected file, Upload upload) throws IOException {
        var type = MediaType.of(file.head());
        if (type.isEmpty() || !wanted.accepts(type.get().kind())) {
            return new Unwanted(file.size() == 0 ? "empty_file" : "wrong_type");
        }
        if (type.get().mimeType().equals(MediaType.PDF) && file.size() > wanted.largestPdf()) {
            return new Unwanted("too_large");
        }
        var sha256 = file.sha256Text();
        if (wanted.sha256() != null && !Hash.fits(sha256, wanted.sha256())) {
            return new Unwanted("wrong_hash");
        }
        var facts = new MediaTable.Facts(wanted.id(), wanted.workspace(), wanted.conversation(),
            FileName.of(wanted.filename(), wanted.url()), type.get().mimeType(), file.size(), sha256);
        upload.keep();
        var row = table.put(facts, wanted.temporary());
        return new Kept(links.of(wanted.id(), row.expiresAt()), facts.filename(), facts.mimeType(), facts.size(), facts.sha256(),
            row.createdAt());
    }

    /** Where the bytes of a file come from. */
    @FunctionalInterface
    interface Line {
        InputStream open() throws IOException;
    }

    /** The sender has gone. */
    private static final class BrokenLine extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenLine(IOException cause) {
            super(cause);
        }
    }
}
