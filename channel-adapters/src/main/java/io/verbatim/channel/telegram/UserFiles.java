package io.verbatim.channel.telegram;

import io.verbatim.channel.media.Found;
import io.verbatim.channel.media.MediaShelf;
import io.verbatim.channel.media.Stored;
import io.verbatim.channel.telegram.ApiReply.Done;
import io.verbatim.channel.telegram.ApiReply.Refusal;
import io.verbatim.channel.telegram.Update.Content.File;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.UserInput.Attachment;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Fetches what users send, at once: Telegram gives a file out for an hour. */
@Component
class UserFiles {
    // More than this no bot gets from Telegram.
    private static final int LARGEST = 20 << 20;

    private final BotApi api;
    private final MediaShelf shelf;

    UserFiles(BotApi api, MediaShelf shelf) {
        this.api = api;
        this.shelf = shelf;
    }

    /**
     * The file, kept; empty where Telegram does not give it out, or it is nothing that we keep.
     *
     * @param cause names the message
     * @throws IllegalStateException if it cannot be had now
     */
    Optional<Attachment> fetch(Channel channel, ConversationId conversation, String cause, File file) {
        return path(channel, file).flatMap(path -> api.fileAddress(channel, path)).flatMap(address -> kept(shelf.fetch(
            new Found(channel.workspaceId(), conversation.value(), cause, address.value(), Map.of(), file.filename(), null, LARGEST, true))));
    }

    /** What is in a file that was fetched. */
    Optional<byte[]> read(Channel channel, String cause) {
        return shelf.read(channel.workspaceId(), cause);
    }

    private Optional<String> path(Channel channel, File file) {
        if (file.size() > LARGEST) {
            return Optional.empty();
        }
        return switch (api.call(channel, "getFile", JsonNodeFactory.instance.objectNode().put("file_id", file.fileId()))) {
            case Done(var result) -> Optional.ofNullable(result.path("file_path").asString(null));
            case Refusal refusal when !refusal.mayPass() -> Optional.empty();
            default -> throw new IllegalStateException("Telegram does not give a file out now");
        };
    }

    private static Optional<Attachment> kept(Stored stored) {
        return switch (stored) {
            case Stored.Kept kept -> Optional.of(new Attachment(kept.url(), kept.filename(), kept.mimeType()));
            case Stored.Unwanted _ -> Optional.empty();
            case Stored.Failed(var reason) -> throw new IllegalStateException("A file of Telegram's cannot be had now: " + reason);
        };
    }
}
