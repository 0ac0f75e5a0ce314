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
    private final Courtesy courtesy;

    Understanding(OptionTable options, UserFiles files, Hearing hearing, Courtesy courtesy) {
        this.options = options;
        this.files = files;
        this.hearing = hearing;
        this.courtesy = courtesy;
    }

    /** Empty where there is nothing to answer. */
    Optional<UserInput> of(Channel channel, Update update, String key) {
        return switch (update.content()) {
            case Words(var text) -> Optional.of(UserInput.ofText(text));
            case Pressed pressed -> pressed(channel, pressed);
            case File file -> file(channel, update, file, key);
            case Place place -> Optional.of(UserInput.ofText(place(place)));
            case Other _ -> Optional.empty();
        };
    }

    private Optional<UserInput> pressed(Channel channel, Pressed pressed) {
        return options.find(channel.id(), pressed.token()).map(option -> UserInput.ofOption(option, pressed.label()))
            .or(() -> Optional.ofNullable(pressed.label()).map(UserInput::ofText));
    }

    private Optional<UserInput> file(Channel channel, Update update, File file, String key) {
        var attachments = files.fetch(channel, ConversationId.of(channel.id(), update.sessionKey()), key, file).stream().toList();
        if (file.kind().equals(VOICE) && hearing.isOn()) {
            return voice(channel, update, attachments, key);
        }
        var text = file.caption() == null && attachments.isEmpty() ? "[%s]".formatted(file.kind()) : file.caption();
        return Optional.of(new UserInput(text, null, attachments));
    }

    /** Who is told that nothing was understood waits for no answer. */
    private Optional<UserInput> voice(Channel channel, Update update, List<Attachment> recording, String key) {
        var heard = heard(channel, key);
        if (heard == null && channel.settings().config().get(TelegramConfig.VOICE_FAILED) instanceof String sorry) {
            courtesy.say(channel, update.chatId(), sorry);
            return Optional.empty();
        }
        return Optional.of(new UserInput(heard == null && recording.isEmpty() ? "[voice]" : heard, null, recording));
    }

    /** Null where nobody listens, or nothing was understood. */
    private @Nullable String heard(Channel channel, String key) {
        return files.read(channel, key).map(hearing::hear).orElse(null) instanceof Heard.Words(var words) ? VOICE_PREFIX + words : null;
    }

    private static String place(Place place) {
        var where = "%s,%s".formatted(place.latitude(), place.longitude());
        return place.title() == null ? where : "%s (%s)".formatted(Objects.requireNonNull(place.title()), where);
    }
}
