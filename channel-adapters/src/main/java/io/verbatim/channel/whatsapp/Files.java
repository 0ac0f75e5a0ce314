package io.verbatim.channel.whatsapp;

import io.verbatim.channel.media.Found;
import io.verbatim.channel.media.Insisting;
import io.verbatim.channel.media.MediaShelf;
import io.verbatim.channel.media.Stored;
import io.verbatim.channel.media.Stored.Failed;
import io.verbatim.channel.media.Stored.Kept;
import io.verbatim.channel.media.Stored.Unwanted;
import io.verbatim.channel.whatsapp.graph.Graph;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Denied;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Done;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Unknown;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Unreached;
import io.verbatim.channel.whatsapp.graph.Verdict;
import io.verbatim.channel.whatsapp.inbound.Content.File;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches what users sent from Meta, with the token, which only Meta's own hosts get to see. */
@Component("whatsappFiles")
class Files {
    private static final Logger LOG = LoggerFactory.getLogger(Files.class);
    private static final int LARGEST = 16 << 20;
    private static final int LARGEST_DOCUMENT = 100 << 20;
    private static final Set<Verdict> PASSING = Set.of(Verdict.RETRY, Verdict.RETRY_SLOWLY);

    private final Graph graph;
    private final Tokens tokens;
    private final MediaShelf shelf;
    private final Insisting insisting;

    Files(Graph graph, Tokens tokens, MediaShelf shelf, Insisting insisting) {
        this.graph = graph;
        this.tokens = tokens;
        this.shelf = shelf;
        this.insisting = insisting;
    }

    /** The file, kept under this cause, or why it cannot be had: nothing of a user's waits for it for more than some seconds. */
    Stored keep(Line line, Contact contact, File file, String cause) {
        var told = file.url() == null ? null : fetched(line, contact, file, cause, file.url());
        // An address is good for five minutes only, and a message may have been on its way for longer.
        var stored = told instanceof Kept ? told : insisting.on(() -> looked(line, contact, file, cause));
        switch (stored) {
            case Unwanted(var reason) -> LOG.warn("A file of {} is not kept: {}", line.channel().id(), reason);
            case Failed(var reason, _) -> LOG.warn("A file of {} cannot be fetched: {}", line.channel().id(), reason);
            case Kept _ -> { }
        }
        return stored;
    }

    private Stored looked(Line line, Contact contact, File file, String cause) {
        return switch (graph.file(tokens.login(line), file.id(), line.phoneNumberId())) {
            case Done(var body) -> fetched(line, contact, file, cause, body.path("url").asString(""));
            case Denied denied -> new Failed("http_" + denied.status(),
                PASSING.contains(denied.verdict()) ? Objects.requireNonNullElse(denied.after(), Duration.ZERO) : null);
            case Unreached(var reason) -> Failed.forNow(reason);
            case Unknown(var reason) -> Failed.forNow(reason);
        };
    }

    private Stored fetched(Line line, Contact contact, File file, String cause, String url) {
        if (!graph.isMetas(url)) {
            return Failed.forGood("not_at_meta");
        }
        var channel = line.channel();
        var headers = Map.of("Authorization", "Bearer " + tokens.login(line).token().value(), "Accept", "*/*");
        return shelf.fetch(new Found(channel.workspaceId(), contact.id().value(), cause, url, headers, file.filename(), file.sha256(),
            file.kind().equals("document") ? LARGEST_DOCUMENT : LARGEST, true));
    }
}
