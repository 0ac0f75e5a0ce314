package io.verbatim.channel.api;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.SelectOption;
import io.verbatim.shared.conversation.ConversationCommand.SendMessage;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.conversation.UserInput.Attachment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client sends to a session: words, files, both, or the choice of an option. */
record MessageRequest(@Nullable String message, @Nullable String selectedOptionId, @Nullable List<@Nullable File> attachments) {
    private static final int LONGEST_TEXT = 65_536;
    private static final int MOST_FILES = 10;
    private static final int LONGEST_URL = 2_048;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** A file, by reference. */
    record File(@Nullable String url, @Nullable String filename, @Nullable String mimeType) { }

    ConversationCommand toCommand(ConversationId conversation, TurnId turn) {
        check();
        return selectedOptionId == null
            ? new SendMessage(conversation, turn, MessageId.next(), new UserInput(message, null, files()))
            : new SelectOption(conversation, turn, MessageId.next(), selectedOptionId);
    }

    private void check() {
        if (message != null && message.length() > LONGEST_TEXT && message.codePointCount(0, message.length()) > LONGEST_TEXT) {
            throw new ApiProblem(ProblemType.TOO_LARGE, "A message may have at most %d characters".formatted(LONGEST_TEXT));
        }
        var faults = new Faults();
        faults.check(message != null || attachments != null ^ selectedOptionId != null, "message",
            "exactly one of message, selected_option_id, attachments is required");
        faults.check(selectedOptionId == null || message == null && attachments == null, "selected_option_id", "must be alone");
        faults.check(message == null || !message.isEmpty(), "message", "must not be empty");
        faults.name("selected_option_id", selectedOptionId == null ? "-" : selectedOptionId, 200);
        checkFiles(faults);
        faults.done();
    }

    private void checkFiles(Faults faults) {
        if (attachments == null || !faults.check(!attachments.isEmpty() && attachments.size() <= MOST_FILES, "attachments",
            "must be 1 to %d".formatted(MOST_FILES))) {
            return;
        }
        for (int i = 0; i < attachments.size(); i++) {
            check(faults, "attachments[%d]".formatted(i), attachments.get(i));
        }
    }

    private static void check(Faults faults, String path, @Nullable File file) {
        if (faults.check(file != null, path, "must be an object") && file != null) {
            faults.check(file.url != null && isWebAddress(file.url), path + ".url", "must be an http or https URL");
            faults.shortText(path + ".filename", file.filename, 255);
            faults.shortText(path + ".mime_type", file.mimeType, 255);
        }
    }

    private List<Attachment> files() {
        return attachments == null ? List.of()
            : attachments.stream().map(file -> new Attachment(String.valueOf(file.url), file.filename, file.mimeType)).toList();
    }

    private static boolean isWebAddress(String url) {
        try {
            var uri = new URI(url);
            return url.length() <= LONGEST_URL && uri.getHost() != null
                && SCHEMES.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
