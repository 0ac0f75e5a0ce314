package io.verbatim.channel.management;

import io.verbatim.channel.management.MessageTemplate.Button;
import io.verbatim.channel.management.MessageTemplate.Entry;
import io.verbatim.channel.management.MessageTemplate.Payload;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.OptionWay;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Buttons of templates in our words. What is wrong is noted, and something harmless taken in its place. */
record TemplateButtons(Faults faults) {
    private static final CardButton NOTHING = new CardButton(null, "", null, null);
    private static final int LONGEST = 200;
    private static final int LONGEST_URL = 2_048;

    CardButton button(String field, @Nullable Button button) {
        if (button == null || !button.isOne()) {
            faults.check(false, field, "must be one of: urlButton, phoneNumberButton, postBackButton");
            return NOTHING;
        }
        if (button.urlButton() != null) {
            var title = title(field + ".urlButton.title", button.urlButton().title());
            return new CardButton(null, title, url(field + ".urlButton.url", button.urlButton().url()), null);
        }
        if (button.phoneNumberButton() != null) {
            faults.name(field + ".phoneNumberButton.phoneNumber", button.phoneNumberButton().phoneNumber(), 50);
            return new CardButton(null, title(field + ".phoneNumberButton.title", button.phoneNumberButton().title()), null,
                button.phoneNumberButton().phoneNumber());
        }
        var back = Objects.requireNonNull(button.postBackButton());
        var choice = choice(field + ".postBackButton", back.title(), back.payload(), null);
        return new CardButton(choice.id(), choice.text(), null, null);
    }

    /** An answer, whose way is written into its id. */
    Choice choice(String field, @Nullable String title, @Nullable Payload payload, @Nullable String description) {
        faults.shortText(field + ".description", description, LONGEST);
        return new Choice(way(field + ".payload", title(field + ".title", title), payload), String.valueOf(title), description);
    }

    String title(String field, @Nullable String title) {
        faults.name(field, title, LONGEST);
        return String.valueOf(title);
    }

    /** An http or https address. */
    @Nullable String url(String field, @Nullable String url) {
        faults.check(isUrl(url), field, "must be an http or https URL");
        return url;
    }

    // What leads nowhere and sets nothing is told apart by its title.
    private String way(String field, String title, @Nullable Payload payload) {
        var next = payload == null ? null : payload.nextDialogstateId();
        faults.shortText(field + ".nextDialogstateId", next, LONGEST);
        var params = payload == null || payload.sessionDataToSet() == null ? Map.<String, String>of()
            : params(field + ".sessionDataToSet", payload.sessionDataToSet());
        return next == null && params.isEmpty() ? new OptionWay(null, Map.of("", title)).id() : new OptionWay(next, params).id();
    }

    private Map<String, String> params(String field, List<@Nullable Entry> entries) {
        var params = new LinkedHashMap<String, String>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            boolean fits = entry != null && entry.key() != null && !entry.key().isEmpty()
                && (entry.value() instanceof String || entry.value() instanceof Number || entry.value() instanceof Boolean);
            if (faults.check(fits, "%s[%d]".formatted(field, i), "must have a key, and a text, a number, true or false as value")) {
                params.put(entry.key(), String.valueOf(entry.value()));
            }
        }
        return params;
    }

    private static boolean isUrl(@Nullable String text) {
        if (text == null || text.length() > LONGEST_URL) {
            return false;
        }
        try {
            var url = URI.create(text);
            return url.getHost() != null && ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
