package io.verbatim.outside;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON at random, near enough to what is wanted to get past the first look. */
record Gibberish(Random random, List<String> names, List<String> texts) {

    private static final List<String> NUMBERS = List.of("0", "-0", "1", "-1", "1e400", "1e-400", "1e-999999999", "9223372036854775808",
        "0.1", "2147483648", "9".repeat(900));
    private static final int DEEPEST = 5;

    String object() {
        return object(0);
    }

    String value() {
        return value(1);
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    /** The same, often with one byte of it changed. */
    byte[] spoiled(byte[] body) {
        if (body.length > 0 && once(10)) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    static String text(String text) {
        var escaped = text.chars().mapToObj(c -> c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c)
            ? "\\u%04x".formatted(c) : String.valueOf((char) c)).collect(Collectors.joining());
        return "\"" + escaped + "\"";
    }

    private String object(int depth) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> text(one(names)) + ": " + value(depth + 1))
            .collect(Collectors.joining(", ", "{", "}"));
    }

    private String value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 7 : 5)) {
            case 0 -> one(NUMBERS);
            case 1 -> "null";
            case 2 -> String.valueOf(random.nextBoolean());
            case 3, 4 -> text(one(texts));
            case 5 -> IntStream.range(0, random.nextInt(3)).mapToObj(i -> value(depth + 1)).collect(Collectors.joining(", ", "[", "]"));
            default -> object(depth);
        };
    }
}
