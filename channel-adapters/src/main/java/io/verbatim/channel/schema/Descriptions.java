package io.verbatim.channel.schema;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** What the things and fields of a schema mean, and how far they may go: {@code thing}, {@code thing.field}, {@code *.field}. */
record Descriptions(Properties texts) {
    private static final String RESOURCE = "descriptions.properties";

    static Descriptions load() {
        var texts = new Properties();
        try (var in = Descriptions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + RESOURCE);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Descriptions(texts);
    }

    Optional<String> of(String thing) {
        return Optional.ofNullable(texts.getProperty(thing));
    }

    Optional<String> of(String thing, String field) {
        return of(thing + "." + field).or(() -> of("*." + field));
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
