package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Prompt.Said;
import io.verbatim.shared.conversation.UserInput.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One message for Anthropic: roles take turns there, the user begins, and no block of text is empty. */
record AnthropicMessage(String role, Object content) {

    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
    private static final String PDF = "application/pdf";
    private static final String USER = "user";

    /** A block of content: of the fields, those that belong to the type. */
    record Block(String type, @Nullable String text, @Nullable Source source) {

        static Block text(String text) {
            return new Block("text", text, null);
        }
    }

    /** Where a picture or document is. */
    record Source(String type, String url) { }

    static List<AnthropicMessage> of(List<Said> messages) {
        var merged = new ArrayList<AnthropicMessage>();
        var blocks = new ArrayList<Block>();
        var role = USER;
        for (var said : messages) {
            if (!said.role().equals(role)) {
                add(merged, role, blocks);
                role = said.role();
            }
            blocks.addAll(blocks(said));
        }
        add(merged, role, blocks);
        return List.copyOf(merged);
    }

    /** A bot that spoke first gets its silent user: what it said is worth more than the purity of the record. */
    private static void add(List<AnthropicMessage> merged, String role, List<Block> blocks) {
        if (blocks.isEmpty() && (!merged.isEmpty() || !role.equals(USER))) {
            return;
        }
        var content = blocks.isEmpty() ? List.of(Block.text("…")) : List.copyOf(blocks);
        merged.add(new AnthropicMessage(role, isPlain(content) ? content.getFirst().text() : content));
        blocks.clear();
    }

    private static boolean isPlain(List<Block> content) {
        return content.size() == 1 && content.getFirst().text() != null;
    }

    private static List<Block> blocks(Said said) {
        var words = said.text().isBlank() ? Stream.<Block>empty() : Stream.of(Block.text(said.text()));
        return Stream.concat(words, said.attachments().stream().map(AnthropicMessage::block)).toList();
    }

    private static Block block(Attachment file) {
        if (file.mimeType() != null && IMAGES.contains(file.mimeType())) {
            return new Block("image", null, new Source("url", file.url()));
        }
        return PDF.equals(file.mimeType()) ? new Block("document", null, new Source("url", file.url())) : Block.text(FileWords.of(file));
    }
}
