package io.verbatim.channel.telegram;

import io.verbatim.channel.intake.Understood;
import io.verbatim.channel.speech.Heard;
import io.verbatim.channel.speech.Heard.Nothing;
import io.verbatim.channel.speech.Hearing;
import io.verbatim.channel.telegram.Update.Content.File;
import io.verbatim.channel.telegram.Update.Content.Other;
import io.verbatim.channel.telegram.Update.Content.Place;
import io.verbatim.channel.telegram.Update.Content.Pressed;
import io.verbatim.channel.telegram.Update.Content.Words;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.Misfit;
import io.verbatim.shared.conversation.UserInput;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of what a user did in Telegram what a bot can understand. */
@Component
class Understanding {
    private static final String VOICE_PREFIX = "[Voice message] ";
    private static final String VOICE = "voice";

    private final OptionTable options;
    private final UserFiles files;
    private final Hearing hearing;

    Understanding(OptionTable options, UserFiles files, Hearing hearing) {
        this.options = options;
        this.files = files;
        this.hearing = hearing;
    }

    /** Empty where there is nothing to answer. */
    Optional<Understood> of(Channel channel, Update update, String key) {
        return switch (update.content()) {
            case Words(var text) -> Optional.of(new Understood(UserInput.ofText(text)));
            case Pressed pressed -> pressed(channel, pressed).map(Understood::new);
            case File file -> Optional.of(file(channel, update, file, key));
            case Place place -> Optional.of(new Understood(UserInput.ofParts("location", parts(place), place(place))));
            case Other(var kind) -> Optional.of(new Understood(UserInput.ofParts("unsupported", kind, "[%s]".formatted(kind)),
                new Misfit("unsupported", text(channel, TelegramConfig.UNSUPPORTED), true)));
        };
    }

    private Optional<UserInput> pressed(Channel channel, Pressed pressed) {
        return options.find(channel.id(), pressed.token()).map(option -> UserInput.ofOption(option, pressed.label()))
            .or(() -> Optional.ofNullable(pressed.label()).map(UserInput::ofText));
    }

    private Understood file(Channel channel, Update update, File file, String key) {
        var input = files.fetch(channel, ConversationId.of(channel.id(), update.sessionKey()), key, file)
            .said(file.kind(), file.filename(), file.caption());
        // A recording that nobody has is none that a bot could be given, whether anybody listens here or not.
        return file.kind().equals(VOICE) && (input.missing() != null || hearing.isOn()) ? voice(channel, input, key) : new Understood(input);
    }

    private Understood voice(Channel channel, UserInput recording, String key) {
        var sorry = text(channel, TelegramConfig.VOICE_FAILED);
        return switch (files.read(channel, key).map(hearing::hear).orElse(new Nothing("gone"))) {
            case Nothing(var reason) -> new Understood(recording, sorry == null ? null : new Misfit("voice_" + reason, sorry));
            case Heard.Words(var words) -> new Understood(new UserInput(VOICE_PREFIX + words, null, recording.attachments()));
        };
    }

    private static @Nullable String text(Channel channel, String name) {
        return channel.settings().config().get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    private static Map<String, Object> parts(Place place) {
        var parts = new HashMap<String, Object>(Map.of("latitude", place.latitude(), "longitude", place.longitude()));
        if (place.title() != null) {
            parts.put("name", place.title());
        }
        return parts;
    }

    private static String place(Place place) {
        var where = "%s,%s".formatted(place.latitude(), place.longitude());
        return place.title() == null ? where : "%s (%s)".formatted(Objects.requireNonNull(place.title()), where);
    }
}
