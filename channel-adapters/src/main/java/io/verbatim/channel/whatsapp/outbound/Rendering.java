package io.verbatim.channel.whatsapp.outbound;

import io.verbatim.shared.conversation.BotMessage;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Turns what a bot says into what WhatsApp takes, within its limits; always into the same. */
public final class Rendering {
    /** The most characters of a text. */
    static final int TEXT = 4_096;
    private static final int CAPTION = 1_024;
    private static final Set<String> WITH_CAPTION = Set.of("image", "video", "document");
    private static final Set<String> KINDS = Set.of("image", "video", "audio", "document", "sticker");

    private Rendering() {
    }

    /**
     * The messages, in order; none for a text that says nothing.
     *
     * @param delivery its id, by which more of a long list is asked for
     */
    public static List<Shape> of(BotMessage message, String delivery) {
        var leaf = new Leaf(delivery, 1);
        return switch (message) {
            case BotMessage.Text text -> texts(text.text());
            case BotMessage.Media media -> media(media);
            case BotMessage.Buttons buttons -> Choices.of(buttons.text(), buttons.options(), buttons.imageUrl(), leaf);
            case BotMessage.ListOfOptions list -> Choices.list(list.text(), list.options(), list.buttonText(), leaf);
            case BotMessage.Carousel carousel -> carousel.elements().stream().flatMap(card -> Cards.of(card, leaf).stream()).toList();
        };
    }

    /** What stands on a later page of a long list; nothing where the message has none. */
    public static List<Shape> page(BotMessage message, Leaf leaf) {
        return switch (message) {
            case BotMessage.Buttons buttons when buttons.options().size() > leaf.from() ->
                Choices.list(Choices.BUTTON, buttons.options(), Choices.BUTTON, leaf);
            case BotMessage.ListOfOptions list when list.options().size() > leaf.from() ->
                Choices.list(Choices.BUTTON, list.options(), list.buttonText(), leaf);
            default -> List.of();
        };
    }

    static List<Shape> texts(String text) {
        return Words.split(text, TEXT).stream().map(Rendering::text).toList();
    }

    static Shape file(String kind, String url) {
        return Shape.of(kind, Shape.object().put("link", url));
    }

    private static Shape text(String body) {
        boolean hasLink = body.contains("https://") || body.contains("http://");
        return Shape.of("text", hasLink ? Shape.object().put("body", body).put("preview_url", true) : Shape.object().put("body", body));
    }

    private static List<Shape> media(BotMessage.Media media) {
        var kind = KINDS.contains(media.mediaType()) ? media.mediaType() : "document";
        var file = file(kind, media.mediaUrl());
        if (kind.equals("document") && media.filename() != null) {
            file.content().put("filename", media.filename());
        }
        var caption = media.caption() == null ? "" : media.caption().strip();
        if (caption.isEmpty()) {
            return List.of(file);
        }
        if (WITH_CAPTION.contains(kind) && Words.fits(caption, CAPTION)) {
            file.content().put("caption", caption);
            return List.of(file);
        }
        return joined(List.of(file), texts(caption));
    }

    static List<Shape> joined(List<Shape> some, List<Shape> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
