package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.UserInput.Attachment;

/** Files for backends that cannot take them in: named in words, so that the model knows that there is something. */
final class FileWords {

    private FileWords() {
    }

    static String of(Attachment file) {
        var name = file.filename() == null ? "file" : file.filename();
        return "[%s%s: %s]".formatted(name, file.mimeType() == null ? "" : " (%s)".formatted(file.mimeType()), file.url());
    }

    static boolean isImage(Attachment file) {
        return file.mimeType() != null && file.mimeType().startsWith("image/");
    }
}
