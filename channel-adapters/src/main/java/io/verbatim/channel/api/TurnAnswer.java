package io.verbatim.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A turn as clients get it. */
record TurnAnswer(String sessionId, @Nullable String state, @Nullable Object message, List<?> messages, boolean isFinal,
                  String conversationId, String turnId, @JsonInclude(Include.NON_NULL) @Nullable Boolean idempotencyReplayed) {

    /** @param replayed whether the client has asked for it before */
    static TurnAnswer of(Turn turn, Turn.Result result, boolean replayed) {
        var messages = result.messages().stream().map(TurnAnswer::form).toList();
        return new TurnAnswer(turn.sessionId(), result.state(), messages.isEmpty() ? null : messages.getFirst(), messages, result.isFinal(),
            turn.conversationId().value(), turn.turnId().value(), replayed ? Boolean.TRUE : null);
    }

    /** One message as clients get it. */
    static Map<String, Object> form(Turn.Said said) {
        var form = new LinkedHashMap<String, Object>();
        switch (said.message()) {
            case BotMessage.Text text -> put(form, "type", "text", "text", text.text());
            case BotMessage.Buttons buttons -> put(form, "type", "buttons", "text", buttons.text(), "options", choices(buttons.options()),
                "image_url", buttons.imageUrl());
            case BotMessage.ListOfOptions list -> put(form, "type", "list", "text", list.text(), "options", choices(list.options()),
                "button_text", list.buttonText());
            case BotMessage.Media media -> put(form, "type", "media", "media_url", media.mediaUrl(), "media_type", media.mediaType(),
                "caption", media.caption(), "text", media.caption(), "filename", media.filename());
            case BotMessage.Carousel carousel -> put(form, "type", "carousel", "elements",
                carousel.elements().stream().map(TurnAnswer::card).toList());
        }
        put(form, "id", said.id().value(), "component_id", said.componentId(), "incomplete", said.incomplete() ? true : null);
        return form;
    }

    private static List<Map<String, Object>> choices(List<BotMessage.Choice> choices) {
        return choices.stream()
            .map(choice -> put(new LinkedHashMap<>(), "id", choice.id(), "text", choice.text(), "description", choice.description()))
            .toList();
    }

    private static Map<String, Object> card(BotMessage.Card card) {
        return put(new LinkedHashMap<>(), "title", card.title(), "subtitle", card.subtitle(), "image_url", card.imageUrl(),
            "url", card.url(), "buttons", card.buttons().stream().map(TurnAnswer::button).toList());
    }

    private static Map<String, Object> button(BotMessage.CardButton button) {
        return put(new LinkedHashMap<>(), "id", button.id(), "text", button.text(), "url", button.url(), "phone", button.phone());
    }

    // Optional fields are left out, not null: names and values in turn.
    private static Map<String, Object> put(Map<String, Object> form, @Nullable Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                form.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return form;
    }
}
