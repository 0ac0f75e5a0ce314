package io.verbatim.channel.webhook;

import io.verbatim.channel.web.Faults;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a caller of dialect form sends. Fields that we do not know are passed over: its clients are written for others, too. */
record FormMessage(String clientId, String platform, @Nullable String clientName, @Nullable String text, List<String> attachments,
                   @Nullable String audio, @Nullable String messageId) {
    private static final int LONGEST_TEXT = 65_536;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_FILES = 10;
    private static final int LONGEST_URL = 2_048;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Refused with INVALID, naming each field that is missing or wrong. */
    static FormMessage of(ObjectNode body) {
        var faults = new Faults();
        var fields = new Fields(faults, "", body);
        var message = new FormMessage(name(fields, "client_id"), name(fields, "platform"), fields.text("client_name", LONGEST_NAME),
            fields.text("text", LONGEST_TEXT), files(fields), fields.text("audio", LONGEST_URL), fields.text("message_id", LONGEST_NAME));
        fields.text("client_avatar", LONGEST_URL);
        faults.check(message.audio == null || isWebAddress(message.audio), "audio", "must be an http or https URL");
        faults.check(message.text != null || message.audio != null || !message.attachments.isEmpty(), "text",
            "or audio or attachments is required");
        faults.done();
        return message;
    }

    private static String name(Fields fields, String field) {
        var text = Objects.requireNonNullElse(fields.text(field, LONGEST_NAME), "");
        fields.faults().name(field, text, LONGEST_NAME);
        return text;
    }

    private static List<String> files(Fields fields) {
        var files = new ArrayList<String>();
        for (var file : fields.items("attachments")) {
            if (fields.faults().check(file.isString() && isWebAddress(file.stringValue()), "attachments[%d]".formatted(files.size()),
                "must be an http or https URL")) {
                files.add(file.stringValue());
            }
        }
        fields.faults().check(files.size() <= MOST_FILES, "attachments", "must be at most %d".formatted(MOST_FILES));
        return files;
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
