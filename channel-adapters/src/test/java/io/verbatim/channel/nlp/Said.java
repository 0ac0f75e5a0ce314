package io.verbatim.channel.nlp;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotDraft.Entity;
import io.verbatim.shared.bot.BotDraft.Intent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What people say to a shop, by what they mean; those that the bot is taught are kept apart from those it is tried with. */
final class Said {

    private Said() {
    }

    static BotDraft bot(Entity... entities) {
        var intents = of("intents.txt").entrySet().stream().map(entry -> new Intent(entry.getKey(), entry.getValue())).toList();
        return new BotDraft(null, intents, List.of(entities), null, null, null, null);
    }

    static Map<String, List<String>> of(String file) {
        var said = new LinkedHashMap<String, List<String>>();
        var meaning = "";
        for (var line : lines(file)) {
            if (line.startsWith("[")) {
                meaning = line.substring(1, line.length() - 1);
            } else {
                said.computeIfAbsent(meaning, name -> new ArrayList<>()).add(line);
            }
        }
        return said;
    }

    static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(Said.class.getResourceAsStream("/nlp/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
