package io.verbatim.channel.telegram;

import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Buttons;
import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Carousel;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.BotMessage.ListOfOptions;
import io.verbatim.shared.conversation.BotMessage.Media;
import io.verbatim.shared.conversation.BotMessage.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what a bot says into Telegram's forms. Pure. */
final class Rendering {
    static final int LONGEST_TEXT = 4_096;
    static final int LONGEST_CAPTION = 1_024;

    private final List<Call> calls = new ArrayList<>();

    private Rendering() {
    }

    /** The calls that say it, in order; none where there is nothing to say. */
    static List<Call> of(BotMessage message) {
        var rendering = new Rendering();
        switch (message) {
            case Text(var text) -> rendering.text(text, List.of());
            case Buttons buttons -> rendering.illustrated(buttons.imageUrl(), buttons.text(), keys(buttons.options()));
            case ListOfOptions list -> rendering.text(described(list), keys(list.options()));
            case Media media -> rendering.media(media);
            case Carousel carousel -> carousel.elements().forEach(rendering::card);
        }
        return List.copyOf(rendering.calls);
    }

    /** The keyboard stands below the last piece. */
    private void text(String text, List<Key> keys) {
        var pieces = Split.of(text, LONGEST_TEXT);
        for (int i = 0; i < pieces.size(); i++) {
            calls.add(Call.message(pieces.get(i), i == pieces.size() - 1 ? keys : List.of()));
        }
    }

    private void illustrated(@Nullable String image, String text, List<Key> keys) {
        if (image == null) {
            text(text, keys);
        } else if (text.strip().length() <= LONGEST_CAPTION) {
            calls.add(Call.file("sendPhoto", "photo", image, text.strip(), keys));
        } else {
            calls.add(Call.file("sendPhoto", "photo", image, "", List.of()));
            text(text, keys);
        }
    }

    private void media(Media media) {
        var field = switch (media.mediaType()) {
            case "image" -> "photo";
            case "video" -> "video";
            case "audio" -> "audio";
            default -> "document";
        };
        var caption = Objects.requireNonNullElse(media.caption(), "").strip();
        boolean fits = caption.length() <= LONGEST_CAPTION;
        var method = "send" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
        calls.add(Call.file(method, field, media.mediaUrl(), fits ? caption : "", List.of()));
        if (!fits) {
            text(caption, List.of());
        }
    }

    private void card(Card card) {
        var text = Stream.of(card.title(), card.subtitle(), card.url()).filter(Objects::nonNull).filter(part -> !part.isBlank());
        var phones = card.buttons().stream().filter(button -> button.phone() != null)
            .map(button -> "%s: %s".formatted(button.text(), button.phone()));
        illustrated(card.imageUrl(), Stream.concat(text, phones).collect(Collectors.joining("\n")),
            card.buttons().stream().map(Rendering::key).filter(Objects::nonNull).toList());
    }

    /** A telephone number is no button of Telegram's, and stands in the text. */
    private static @Nullable Key key(CardButton button) {
        if (button.id() != null) {
            return new Key(button.text(), button.id(), null);
        }
        return button.url() == null ? null : new Key(button.text(), null, button.url());
    }

    private static List<Key> keys(List<Choice> options) {
        return options.stream().map(option -> new Key(option.text(), option.id(), null)).toList();
    }

    private static String described(ListOfOptions list) {
        var described = list.options().stream().filter(option -> option.description() != null && !option.description().isBlank())
            .map(option -> "%s: %s".formatted(option.text(), option.description())).collect(Collectors.joining("\n"));
        return described.isEmpty() ? list.text() : "%s\n\n%s".formatted(list.text(), described);
    }

    /** A button: an answer or a link. */
    record Key(String label, @Nullable String optionId, @Nullable String url) { }
}
