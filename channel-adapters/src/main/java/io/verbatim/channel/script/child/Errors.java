package io.verbatim.channel.script.child;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;

/** Says what went wrong, and in which line. */
final class Errors {

    private static final int LONGEST = 1_000;
    private static final Pattern NOISE = Pattern.compile("Unnamed:\\d+:\\d+ ");

    private Errors() {
    }

    static Frame of(PolyglotException error) {
        return line(error).map(line -> of("%s %d".formatted(kind(error), line), "Line %d: %s".formatted(line, said(error))))
            .orElseGet(() -> of(kind(error), said(error)));
    }

    static Frame of(String kind, String message) {
        return new Frame(Frame.ERROR, kind + "\n" + message.substring(0, Math.min(message.length(), LONGEST)));
    }

    // Where it was found, or else where it was thrown.
    private static Optional<Integer> line(PolyglotException error) {
        var frames = StreamSupport.stream(error.getPolyglotStackTrace().spliterator(), false)
            .filter(PolyglotException.StackFrame::isGuestFrame).map(PolyglotException.StackFrame::getSourceLocation);
        return Stream.concat(Stream.ofNullable(error.getSourceLocation()), frames.filter(Objects::nonNull))
            .filter(SourceSection::hasLines).map(SourceSection::getStartLine).findFirst();
    }

    private static String kind(PolyglotException error) {
        if (error.isResourceExhausted() || error.isCancelled()) {
            return "limit";
        }
        return error.isSyntaxError() ? "syntax" : "threw";
    }

    private static String said(PolyglotException error) {
        if (error.isResourceExhausted()) {
            return "The script executes too many statements";
        }
        return NOISE.matcher(String.valueOf(error.getMessage()).lines().findFirst().orElse("")).replaceFirst("");
    }
}
