package io.verbatim.channel.nlp;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.verbatim.channel.nlp.Recognition.Found;
import io.verbatim.shared.bot.BotDraft.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a bot wants to find in texts: what every bot finds, and what its author has named. */
record Entities(List<Entity> own) {

    private static final int MOST = 200;

    /** All that are there, in the order of the text. */
    List<Found> in(String text) {
        var found = new ArrayList<>(SystemEntities.in(text));
        own.stream().filter(Objects::nonNull).forEach(entity -> found.addAll(in(text, entity)));
        found.sort(Comparator.comparingInt(Found::start).thenComparing(Found::name));
        return List.copyOf(found.subList(0, Math.min(found.size(), MOST)));
    }

    private static List<Found> in(String text, Entity entity) {
        var name = Objects.requireNonNullElse(entity.name(), "");
        if ("regex".equals(entity.type())) {
            return compiled(entity.pattern()).map(pattern -> Matches.of(name, pattern, 0, text, false)).orElse(List.of());
        }
        return Objects.requireNonNullElse(entity.values(), List.<String>of()).stream().filter(value -> !value.isBlank())
            .flatMap(value -> listed(name, value, text).stream()).toList();
    }

    // Whole words in any case; the value is as the author wrote it.
    private static List<Found> listed(String name, String value, String text) {
        var pattern = Matches.insensitive("(?:^|[^\\p{L}\\p{N}_])(" + Pattern.quote(value.strip()) + ")(?:$|[^\\p{L}\\p{N}_])");
        return Matches.of(name, pattern, 1, text, false).stream()
            .map(found -> new Found(name, value.strip(), found.start(), found.end(), false)).toList();
    }

    private static Optional<Pattern> compiled(@Nullable String pattern) {
        try {
            return Optional.ofNullable(pattern).map(Matches::sensitive);
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
