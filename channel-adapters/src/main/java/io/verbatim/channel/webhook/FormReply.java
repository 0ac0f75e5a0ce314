package io.verbatim.channel.webhook;

import io.verbatim.shared.conversation.BotMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one request of dialect form says.
 *
 * @param text may be empty where there is something else
 */
record FormReply(String text, List<String> images, @Nullable String file, @Nullable String audio) {

    FormReply with(@Nullable String recording) {
        return new FormReply(text, images, file, recording);
    }

    /** A message as the requests that say it, in order: what is no text goes with the first, and files one by one. */
    static List<FormReply> of(BotMessage message, int longestText) {
        var extraction = Extraction.of(NumberedText.of(message));
        var texts = Splitting.split(extraction.text(), longestText);
        var images = new LinkedHashSet<>(pictures(message));
        images.addAll(extraction.images());
        var files = Stream.concat(media(message, "file").stream(), extraction.files().stream()).distinct().toList();
        var audio = media(message, "audio");
        int parts = Math.max(Math.max(texts.size(), files.size()), images.isEmpty() && audio.isEmpty() ? 0 : 1);
        return IntStream.range(0, parts).mapToObj(i -> new FormReply(i < texts.size() ? texts.get(i) : "",
            i == 0 ? List.copyOf(images) : List.of(), i < files.size() ? files.get(i) : null,
            i < audio.size() ? audio.get(i) : null)).toList();
    }

    private static List<String> pictures(BotMessage message) {
        return switch (message) {
            case BotMessage.Buttons buttons -> given(buttons.imageUrl());
            case BotMessage.Carousel carousel -> carousel.elements().stream().flatMap(card -> given(card.imageUrl()).stream()).toList();
            case BotMessage.Media media when media.mediaType().equals("image") -> List.of(media.mediaUrl());
            default -> List.of();
        };
    }

    private static List<String> media(BotMessage message, String as) {
        return message instanceof BotMessage.Media media && field(media).equals(as) ? List.of(media.mediaUrl()) : List.of();
    }

    private static String field(BotMessage.Media media) {
        return switch (media.mediaType()) {
            case "image" -> "images";
            case "audio", "voice" -> "audio";
            default -> "file";
        };
    }

    private static List<String> given(@Nullable String url) {
        return url == null ? List.of() : List.of(url);
    }
}
