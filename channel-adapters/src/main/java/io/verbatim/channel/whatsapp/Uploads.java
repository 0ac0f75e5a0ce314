package io.verbatim.channel.whatsapp;

import io.verbatim.channel.delivery.Sent;
import io.verbatim.channel.media.MediaShelf;
import io.verbatim.channel.media.Own;
import io.verbatim.channel.whatsapp.graph.Graph;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Denied;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Done;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Unknown;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Unreached;
import io.verbatim.channel.whatsapp.outbound.Shape;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands files of ours to Meta, which cannot fetch them: their links take a key, expire, or lead to a machine that it does not see. */
@Component("whatsappUploads")
class Uploads {
    // Each is in memory while it is sent; larger ones go by their link.
    private static final long LARGEST = 16 << 20;

    private final MediaShelf shelf;
    private final UploadTable table;
    private final Graph graph;
    private final Tokens tokens;
    private final Posting posting;

    Uploads(MediaShelf shelf, UploadTable table, Graph graph, Tokens tokens, Posting posting) {
        this.shelf = shelf;
        this.table = table;
        this.graph = graph;
        this.tokens = tokens;
        this.posting = posting;
    }

    /**
     * A message as it can be sent, or why it cannot.
     *
     * @param instead what became of it; null where it can be sent
     */
    record Placed(Shape shape, @Nullable Sent instead) { }

    /** The same message, with Meta's id for a file of ours. */
    Placed place(Line line, Shape shape) {
        var link = shape.link();
        var own = link == null ? null : shelf.own(line.channel().workspaceId(), link).filter(file -> file.size() <= LARGEST).orElse(null);
        if (own == null) {
            return new Placed(shape, null);
        }
        var known = table.find(line.channel().id(), own.id());
        return known.isPresent() ? new Placed(shape.uploaded(known.get()), null) : uploaded(line, shape, own);
    }

    private Placed uploaded(Line line, Shape shape, Own own) {
        var bytes = shelf.read(line.channel().workspaceId(), own);
        if (bytes.isEmpty()) {
            return new Placed(shape, null);
        }
        return switch (graph.upload(tokens.login(line), line.phoneNumberId(), own.filename(), own.mimeType(), bytes.get())) {
            case Done(var body) when body.path("id").isString() -> {
                table.put(line.channel().id(), own.id(), body.path("id").asString());
                yield new Placed(shape.uploaded(body.path("id").asString()), null);
            }
            // Nothing has reached the user by that.
            case Done _ -> new Placed(shape, new Sent.Retry("upload", null, 0));
            case Unreached(var reason) -> new Placed(shape, new Sent.Retry(reason, null, 0));
            case Unknown(var reason) -> new Placed(shape, new Sent.Retry(reason, null, 0));
            case Denied denied -> new Placed(shape, posting.refused(line, denied));
        };
    }
}
