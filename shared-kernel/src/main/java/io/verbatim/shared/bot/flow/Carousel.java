package io.verbatim.shared.bot.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows cards side by side and goes on. Its answers stay on offer until the next carousel or the end of the session.
 *
 * @param error where to go when there is no card to show
 */
public record Carousel(String id, @Nullable Boolean entry, @Nullable List<Card> elements, @Nullable String next, @Nullable String error,
                       @Nullable Boolean errorEmail) implements Component {

    /** One card, with at most three buttons. */
    public record Card(@Nullable String title, @Nullable String subtitle, @Nullable String imageUrl, @Nullable String url,
                       @Nullable List<Button> buttons) { }

    /**
     * An answer ({@code id}, {@code next}), a link ({@code url}) or a number to call ({@code phone}): exactly one of them.
     *
     * @param text its label
     * @param next where the answer leads, whenever it is given
     */
    public record Button(@Nullable String id, @Nullable String text, @Nullable String next, @Nullable String url,
                         @Nullable String phone) { }
}
