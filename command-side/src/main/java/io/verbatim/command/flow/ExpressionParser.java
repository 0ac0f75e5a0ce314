package io.verbatim.command.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads formulas: {@code Function(argument, ...)}, where an argument is another function, a reference ({@code {order.total}}, or without
 * braces), a quoted text, a number, true or false.
 */
final class ExpressionParser {
    static final int LONGEST = 5_000;
    static final int DEEPEST = 32;
    private static final Pattern TOKEN = Pattern.compile("[+-]?[0-9.]+|[\\p{L}_][\\p{L}\\p{N}_.\\[\\]-]*");
    private static final Cache<String, Parsed> PARSED = Caffeine.newBuilder().maximumSize(1_000).build();

    private final String text;
    private int at;

    private ExpressionParser(String text) {
        this.text = text;
    }

    static Parsed parse(String text) {
        if (text.length() > LONGEST) {
            return new Parsed.Wrong(LONGEST, "it may have at most %d characters".formatted(LONGEST));
        }
        return PARSED.get(text, written -> new ExpressionParser(written).whole());
    }

    private Parsed whole() {
        try {
            var expression = expression(0);
            require(at == text.length(), "nothing more is expected here");
            return new Parsed.Right(expression);
        } catch (Misread e) {
            return new Parsed.Wrong(e.position, String.valueOf(e.getMessage()));
        }
    }

    private Expression expression(int depth) {
        require(depth <= DEEPEST, "functions may lie at most %d deep in each other".formatted(DEEPEST));
        skipBlanks();
        require(at < text.length(), "a function or a value is missing");
        var found = switch (text.charAt(at)) {
            case '{' -> reference();
            case '"', '\'' -> quoted(text.charAt(at));
            default -> word(depth);
        };
        skipBlanks();
        return found;
    }

    private Expression word(int depth) {
        int from = at;
        var token = TOKEN.matcher(text);
        require(token.find(at) && token.start() == at, "a function or a value is expected");
        at = token.end();
        String word = token.group();
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '(') {
            return call(word, from, depth);
        }
        return value(word, from);
    }

    private Expression call(String word, int from, int depth) {
        var operation = Operation.named(word).orElseThrow(() -> new Misread(from, "there is no function %s, only %s".formatted(word,
            Operation.words())));
        var arguments = new ArrayList<Expression>();
        do {
            at++;
            arguments.add(expression(depth + 1));
        } while (at < text.length() && text.charAt(at) == ',');
        require(at < text.length() && text.charAt(at) == ')', "a comma or a closing parenthesis is missing");
        at++;
        if (!operation.takes(arguments.size())) {
            throw new Misread(from, operation.arity());
        }
        return new Expression.Call(operation, List.copyOf(arguments));
    }

    private Expression value(String word, int from) {
        if (word.equals("true") || word.equals("false")) {
            return new Expression.Fixed(word.equals("true"));
        }
        var number = Character.isLetter(word.charAt(0)) ? Optional.<BigDecimal>empty() : Values.number(word);
        return number.<Expression>map(each -> new Expression.Fixed(Values.plain(each))).orElseGet(() -> named(word, from));
    }

    private Expression reference() {
        int from = at;
        int end = text.indexOf('}', at);
        require(end > 0, "the closing brace is missing");
        at = end + 1;
        return named(text.substring(from + 1, end), from);
    }

    private static Expression named(String written, int from) {
        return new Expression.Named(Reference.parse(written).orElseThrow(() -> new Misread(from, "this is no number and no reference")));
    }

    private Expression quoted(char quote) {
        var inside = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            inside.append(text.charAt(at));
        }
        require(at < text.length(), "the closing quotation mark is missing");
        at++;
        return new Expression.Text(inside.toString());
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new Misread(at, message);
        }
    }

    /** What came of the reading. */
    sealed interface Parsed {
        /** A formula. */
        record Right(Expression expression) implements Parsed { }

        /** None, and where and why. */
        record Wrong(int position, String message) implements Parsed { }
    }

    private static final class Misread extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int position;

        Misread(int position, String message) {
            super(message, null, false, false);
            this.position = position;
        }
    }
}
