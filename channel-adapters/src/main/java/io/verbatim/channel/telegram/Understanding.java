package io.verbatim.channel.telegram;

import io.verbatim.channel.speech.Heard;
import io.verbatim.channel.speech.Hearing;
import io.verbatim.channel.telegram.Update.Content.File;
import io.verbatim.channel.telegram.Update.Content.Other;
import io.verbatim.channel.telegram.Update.Content.Place;
import io.verbatim.channel.telegram.Update.Content.Pressed;
import io.verbatim.channel.telegram.Update.Content.Words;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.conversation.UserInput.Attachment;
import java.util.List;
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
    Optional<UserInput> of(Channel channel, Update update, String key) {
        return switch (update.content()) {
            case Words(var text) -> Optional.of(UserInput.ofText(text));
            case Pressed pressed -> pressed(channel, pressed);
            case File file -> Optional.of(file(channel, update, file, key));
            case Place place -> Optional.of(UserInput.ofText(place(place)));
            case Other _ -> Optional.empty();
        };
    }

    private Optional<UserInput> pressed(Channel channel, Pressed pressed) {
        return options.find(channel.id(), pressed.token()).map(option -> UserInput.ofOption(option, pressed.label()))
            .or(() -> Optional.ofNullable(pressed.label()).map(UserInput::ofText));
    }

    private UserInput file(Channel channel, Update update, File file, String key) {
        var attachments = files.fetch(channel, ConversationId.of(channel.id(), update.sessionKey()), key, file).stream().toList();
        var text = !attachments.isEmpty() && file.kind().equals(VOICE) ? heard(channel, key) : file.caption();
        return new UserInput(text == null && attachments.isEmpty() ? "[%s]".formatted(file.kind()) : text, null,
            List.<Attachment>copyOf(attachments));
    }

    /** Null where nobody listens, or nothing was understood. */
    private @Nullable String heard(Channel channel, String key) {
        return hearing.isOn() && files.read(channel, key).map(hearing::hear).orElse(null) instanceof Heard.Words(var words)
            ? VOICE_PREFIX + words : null;
    }

    private static String place(Place place) {
        var where = "%s,%s".formatted(place.latitude(), place.longitude());
        return place.title() == null ? where : "%s (%s)".formatted(Objects.requireNonNull(place.title()), where);
    }
}
