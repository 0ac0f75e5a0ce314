package io.verbatim.channel.media;

import io.verbatim.channel.media.MediaTable.Row;
import io.verbatim.shared.workspace.WorkspaceId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Where channels put files, and have them from again. Blocking: outside of transactions only. */
@Component
public final class MediaShelf {
    private static final Logger LOG = LoggerFactory.getLogger(MediaShelf.class);
    // Long enough for a receiver that is away for a while.
    private static final Duration WORTH_GIVING_OUT = Duration.ofHours(8);

    private final MediaIntake intake;
    private final MediaStore store;
    private final MediaTable table;
    private final MediaLinks links;
    private final Clock clock;

    MediaShelf(MediaIntake intake, MediaStore store, MediaTable table, MediaLinks links, Clock clock) {
        this.intake = intake;
        this.store = store;
        this.table = table;
        this.links = links;
        this.clock = clock;
    }

    /** Fetches a file and keeps it, within half a minute; never throws for what the network or the store does. */
    public Stored fetch(Found found) {
        return intake.take(new Wanted(id(found.workspace(), found.cause()), found.workspace(), found.conversation(), found.url(),
            found.filename(), List.of(), found.temporary(), found.headers(), found.sha256(), found.largest(), found.largest()));
    }

    /** Keeps a file; never throws for what the store does. */
    public Stored keep(Made made) {
        int size = made.bytes().length;
        var wanted = new Wanted(id(made.workspace(), made.cause()), made.workspace(), made.conversation(), "", made.filename(), List.of(),
            made.temporary(), Map.of(), null, size, size);
        try (var upload = store.begin(wanted.workspace(), wanted.id())) {
            var inspected = new Inspected(upload);
            inspected.write(made.bytes(), 0, size);
            return intake.kept(wanted, inspected, upload);
        } catch (IOException e) {
            LOG.warn("A file cannot be stored: {}", e.toString());
            return Stored.Failed.forNow("store");
        }
    }

    /** The address of a temporary file of this cause that is there for some hours yet. */
    public Optional<String> link(WorkspaceId workspace, String cause) {
        var soon = clock.instant().plus(WORTH_GIVING_OUT);
        return row(workspace, cause).filter(row -> row.expiresAt() != null && row.expiresAt().isAfter(soon))
            .map(row -> links.of(row.facts().id(), row.expiresAt()));
    }

    /** What is known of the file that one of our own addresses, signed or not, leads to; empty where it is none of this workspace's. */
    public Optional<Own> own(WorkspaceId workspace, String url) {
        return links.idIn(url).flatMap(table::find).map(Row::facts).filter(facts -> facts.workspace().equals(workspace))
            .map(facts -> new Own(facts.id().value(), facts.filename(), facts.mimeType(), facts.size()));
    }

    /** What is in it. */
    public Optional<byte[]> read(WorkspaceId workspace, Own own) {
        return bytes(store.read(workspace, new MediaId(own.id())));
    }

    /** What is in the file of this cause, if there is one. */
    public Optional<byte[]> read(WorkspaceId workspace, String cause) {
        return row(workspace, cause).isPresent() ? bytes(store.read(workspace, id(workspace, cause))) : Optional.empty();
    }

    private static Optional<byte[]> bytes(Resource file) {
        try {
            return file.exists() ? Optional.of(file.getContentAsByteArray()) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("A file cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    /**
     * Takes away all files of conversations that are erased: from now on nobody gets them, and within minutes the bytes are gone. Asked
     * again, it changes nothing; takes part in a transaction, if there is one.
     */
    public int erase(WorkspaceId workspace, List<String> conversations) {
        return table.expireOf(workspace, conversations);
    }

    private Optional<Row> row(WorkspaceId workspace, String cause) {
        return table.find(id(workspace, cause)).filter(row -> row.facts().workspace().equals(workspace));
    }

    private static MediaId id(WorkspaceId workspace, String cause) {
        return MediaId.of(workspace + " " + cause);
    }
}
