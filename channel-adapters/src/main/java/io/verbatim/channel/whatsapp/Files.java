package io.verbatim.channel.whatsapp;

import io.verbatim.channel.media.Found;
import io.verbatim.channel.media.MediaShelf;
import io.verbatim.channel.media.Stored;
import io.verbatim.channel.media.Stored.Failed;
import io.verbatim.channel.media.Stored.Kept;
import io.verbatim.channel.media.Stored.Unwanted;
import io.verbatim.channel.whatsapp.graph.Graph;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Done;
import io.verbatim.channel.whatsapp.inbound.Content.File;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches what users sent from Meta, with the token, which only Meta's own hosts get to see. */
@Component("whatsappFiles")
class Files {
    private static final Logger LOG = LoggerFactory.getLogger(Files.class);
    private static final int LARGEST = 16 << 20;
    private static final int LARGEST_DOCUMENT = 100 << 20;

    private final Graph graph;
    private final Tokens tokens;
    private final MediaShelf shelf;

    Files(Graph graph, Tokens tokens, MediaShelf shelf) {
        this.graph = graph;
        this.tokens = tokens;
        this.shelf = shelf;
    }

    /** The file, kept under this cause; empty if it cannot be had, or is not what the message said. */
    Optional<Kept> keep(Line line, Contact contact, File file, String cause) {
        var told = file.url() == null ? null : fetched(line, contact, file, cause, file.url());
        // An address is good for five minutes only, and a message may have been on its way for longer.
        return told instanceof Kept kept ? Optional.of(kept) : looked(line, contact, file, cause);
    }

    private Optional<Kept> looked(Line line, Contact contact, File file, String cause) {
        if (graph.file(tokens.login(line), file.id(), line.phoneNumberId()) instanceof Done(var body)) {
            var stored = fetched(line, contact, file, cause, body.path("url").asString(""));
            return stored instanceof Kept kept ? Optional.of(kept) : Optional.empty();
        }
        LOG.warn("WhatsApp does not give a file to {}", line.channel().id());
        return Optional.empty();
    }

    private @Nullable Stored fetched(Line line, Contact contact, File file, String cause, String url) {
        if (!graph.isMetas(url)) {
            LOG.warn("A file of {} lies at a host that is not Meta's", line.channel().id());
            return null;
        }
        var channel = line.channel();
        var headers = Map.of("Authorization", "Bearer " + tokens.login(line).token().value(), "Accept", "*/*");
        var stored = shelf.fetch(new Found(channel.workspaceId(), contact.id().value(), cause, url, headers, file.filename(), file.sha256(),
            file.kind().equals("document") ? LARGEST_DOCUMENT : LARGEST, true));
        switch (stored) {
            case Unwanted(var reason) -> LOG.warn("A file of {} is not kept: {}", channel.id(), reason);
            case Failed(var reason, _) -> LOG.warn("A file of {} cannot be fetched: {}", channel.id(), reason);
            case Kept _ -> { }
        }
        return stored;
    }
}
