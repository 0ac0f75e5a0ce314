package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.flow.Media;
import io.verbatim.shared.conversation.BotMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends files by their URLs. What is no URL is skipped and noted. */
final class SendingMedia implements Behaviour<Media> {
    // A list in a variable can be as long as a backend likes; nobody looks at more in one answer.
    static final int MOST_FILES = 30;

    @Override
    public Step enter(Media media, Visit visit) {
        var given = files(Template.value(media.mediaUrl(), visit.scope(media)));
        var good = given.stream().map(SendingMedia::url).filter(WebUrl::is).limit(MOST_FILES).toList();
        for (int i = 0; i < good.size(); i++) {
            visit.say(media, new BotMessage.Media(good.get(i), kind(media), i == 0 ? caption(media, visit) : null, null));
        }
        return left(media, given.size(), good.size(), visit);
    }

    @Override
    public void inspect(Media media, Inspection inspection) {
        inspection.url("media_url", media.mediaUrl());
        inspection.textIfGiven("caption", media.caption());
        inspection.way("next", media.next());
        inspection.wayIfGiven("error", media.error());
    }

    private static Step left(Media media, int given, int sent, Visit visit) {
        if (given > sent) {
            boolean tooMany = sent == MOST_FILES;
            if (sent == 0 && media.error() != null) {
                return new Step.Fail("invalid_media_url", media.error());
            }
            visit.failed(media, tooMany ? "too_many_files" : "invalid_media_url");
        }
        return new Step.GoTo(media.next());
    }

    private static List<?> files(@Nullable Object value) {
        return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    }

    /** A URL as it is, or the one of a file that a question took. */
    private static String url(@Nullable Object file) {
        return switch (file) {
            case String text -> text.strip();
            case Map<?, ?> map when map.get("url") instanceof String text -> text.strip();
            case null, default -> "";
        };
    }

    private static @Nullable String caption(Media media, Visit visit) {
        return media.caption() == null || media.caption().isBlank() ? null : visit.text(media, media.caption());
    }

    private static String kind(Media media) {
        return requireNonNullElse(media.mediaType(), Media.Kind.IMAGE).name().toLowerCase(Locale.ROOT);
    }
}
