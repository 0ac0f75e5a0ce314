package io.verbatim.channel.telegram;

import io.verbatim.channel.media.Found;
import io.verbatim.channel.media.Insisting;
import io.verbatim.channel.media.MediaShelf;
import io.verbatim.channel.media.Stored;
import io.verbatim.channel.media.Stored.Failed;
import io.verbatim.channel.media.Stored.Unwanted;
import io.verbatim.channel.telegram.ApiReply.Done;
import io.verbatim.channel.telegram.ApiReply.Refusal;
import io.verbatim.channel.telegram.ApiReply.Unknown;
import io.verbatim.channel.telegram.ApiReply.Unreached;
import io.verbatim.channel.telegram.Update.Content.File;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationId;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Fetches what users send, at once: Telegram gives a file out for an hour. */
@Component
class UserFiles {
    // More than this no bot gets from Telegram.
    private static final int LARGEST = 20 << 20;
    private static final String TOO_LARGE = "too_large";

    private final BotApi api;
    private final MediaShelf shelf;
    private final Insisting insisting;

    UserFiles(BotApi api, MediaShelf shelf, Insisting insisting) {
        this.api = api;
        this.shelf = shelf;
        this.insisting = insisting;
    }

    /**
     * The file, kept, or why it cannot be had: nothing of a user's waits for it for more than some seconds.
     *
     * @param cause names the message
     */
    Stored fetch(Channel channel, ConversationId conversation, String cause, File file) {
        return file.size() > LARGEST ? new Unwanted(TOO_LARGE) : insisting.on(() -> looked(channel, conversation, cause, file));
    }

    /** What is in a file that was fetched. */
    Optional<byte[]> read(Channel channel, String cause) {
        return shelf.read(channel.workspaceId(), cause);
    }

    private Stored looked(Channel channel, ConversationId conversation, String cause, File file) {
        return switch (api.call(channel, "getFile", JsonNodeFactory.instance.objectNode().put("file_id", file.fileId()))) {
            case Done(var result) -> fetched(channel, conversation, cause, file, result.path("file_path").asString(""));
            case Refusal refusal -> refused(refusal);
            case Unreached(var reason) -> Failed.forNow(reason);
            case Unknown(var reason) -> Failed.forNow(reason);
        };
    }

    private Stored fetched(Channel channel, ConversationId conversation, String cause, File file, String path) {
        return api.fileAddress(channel, path).filter(address -> !path.isEmpty())
            .map(address -> shelf.fetch(new Found(channel.workspaceId(), conversation.value(), cause, address.value(), Map.of(),
                file.filename(), null, LARGEST, true)))
            .orElse(Failed.forGood("no_address"));
    }

    // That a file is too big has no code of its own, only words.
    private static Stored refused(Refusal refusal) {
        if (refusal.description().contains("file is too big")) {
            return new Unwanted(TOO_LARGE);
        }
        return new Failed("http_" + refusal.code(),
            refusal.mayPass() ? Objects.requireNonNullElse(refusal.retryAfter(), Duration.ZERO) : null);
    }
}
