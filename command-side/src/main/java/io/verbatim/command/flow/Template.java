package io.verbatim.command.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts with references in braces. A reference that leads nowhere stays as it was written; values that are put in are never read again. */
final class Template {
    private Template() {
    }

    /** The text with all references filled in, as long as it may be. */
    static String text(String template, Scope scope) {
        var text = new StringBuilder();
        for (var piece : pieces(template)) {
            text.append(piece.in(scope));
            if (text.length() > Bounds.TEXT) {
                break;
            }
        }
        return Bounds.cut(text.toString());
    }

    /**
     * A value with all references in it filled in; a text that is one reference keeps the type of what it refers to. A list or an object
     * that grows beyond the {@linkplain Bounds bounds} breaks off there, and does not hold them.
     */
    static @Nullable Object value(@Nullable Object template, Scope scope) {
        return new Filling(scope).value(template);
    }

    /** Whether a text is a reference that leads nowhere, and nothing else. */
    static boolean unresolved(String template, Scope scope) {
        var pieces = pieces(template.strip());
        return pieces.size() == 1 && pieces.getFirst().reference() != null && pieces.getFirst().reference().in(scope) == null;
    }

    /** Whether there is no reference in it. */
    static boolean isFixed(String template) {
        return pieces(template).stream().allMatch(piece -> piece.reference() == null);
    }

    static List<Piece> pieces(String template) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        while (from < template.length()) {
            int end = endOfPiece(template, from);
            pieces.add(Piece.of(template.substring(from, end)));
            from = end;
        }
        return pieces;
    }

    /** From a brace to the brace that closes it if nothing else opens before, else up to the next opening one. */
    private static int endOfPiece(String template, int from) {
        int open = template.indexOf('{', from + 1);
        int next = open < 0 ? template.length() : open;
        if (template.charAt(from) != '{') {
            return next;
        }
        // Not beyond the next opening one: texts of opening braces only would be read again and again.
        int close = template.indexOf('}', from, next);
        return close < 0 ? next : close + 1;
    }

    /** A stretch of a template: plain words, or a reference as it was written. */
    record Piece(String written, @Nullable Reference reference) {
        private static final int LONGEST_REFERENCE = 256;

        static Piece of(String written) {
            boolean braced = written.startsWith("{") && written.endsWith("}") && written.length() <= LONGEST_REFERENCE;
            return new Piece(written, braced ? Reference.parse(written.substring(1, written.length() - 1)).orElse(null) : null);
        }

        String in(Scope scope) {
            Object value = reference == null ? null : reference.in(scope);
            return value == null ? written : Values.text(value);
        }
    }
}
