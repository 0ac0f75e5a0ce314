package io.verbatim.channel.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a channel of this kind speaks. */
enum Dialect {
    /** MyChatBot's: JSON in, forms out. */
    FORM(Set.of("api_token", "page_id", "reply_url", "reply_delay_seconds", "max_part_length", "voice_replies", "voice_prefix",
        "voice_failed_text")),
    /** Chatlayer's: JSON in, messages as Messenger knows them out. */
    JSON(Set.of("webhook_url", "verify_token"));

    private final Set<String> fields;

    Dialect(Set<String> fields) {
        this.fields = fields;
    }

    /** Fields of the configuration that only this dialect has. */
    Set<String> fields() {
        return fields;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Dialect> of(Object word) {
        return Arrays.stream(values()).filter(dialect -> dialect.word().equals(word)).findFirst();
    }

    /** The dialect of a channel. */
    static Dialect in(Map<String, Object> config) {
        return of(String.valueOf(config.get("dialect"))).orElse(FORM);
    }
}
