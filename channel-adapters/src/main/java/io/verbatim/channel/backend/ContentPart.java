package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Prompt.Said;
import io.verbatim.shared.conversation.UserInput.Attachment;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of a message with files, in the shape that Chat Completions made common. */
sealed interface ContentPart {

    static List<ContentPart> of(Said said) {
        var words = said.text().isEmpty() ? Stream.<ContentPart>empty() : Stream.<ContentPart>of(new Text("text", said.text()));
        return Stream.concat(words, said.attachments().stream().map(ContentPart::of)).toList();
    }

    /** Files that are no images as words: Chat Completions takes no others by reference. */
    static List<ContentPart> withImages(Said said) {
        var words = said.text().isEmpty() ? Stream.<ContentPart>empty() : Stream.<ContentPart>of(new Text("text", said.text()));
        return Stream.concat(words, said.attachments().stream()
            .map(file -> FileWords.isImage(file) ? of(file) : new Text("text", FileWords.of(file)))).toList();
    }

    private static ContentPart of(Attachment attachment) {
        return FileWords.isImage(attachment)
            ? new Image("image_url", new Url(attachment.url()))
            : new File("file", new Reference(attachment.url(), attachment.filename(), attachment.mimeType()));
    }

    /** Words. */
    record Text(String type, String text) implements ContentPart { }

    /** A picture. */
    record Image(String type, Url imageUrl) implements ContentPart { }

    /** Any other file. */
    record File(String type, Reference file) implements ContentPart { }

    /** Where a picture is. */
    record Url(String url) { }

    /** Where a file is, and what it is. */
    record Reference(String url, @Nullable String filename, @Nullable String mimeType) { }
}
