package io.verbatim.command.flow;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Templates whose values go where a character could mean something: none of them breaks out of its place. */
final class SafeText {

    private SafeText() {
    }

    /** A URL: values are encoded, but for one that the URL begins with, which says where to call. */
    static String url(String template, Scope scope) {
        var url = new StringBuilder();
        for (var piece : Template.pieces(template.strip())) {
            boolean leads = url.isEmpty() && piece.reference() != null && piece.reference().in(scope) != null;
            url.append(piece.reference() == null || leads ? piece.in(scope) : encoded(piece.in(scope)));
        }
        return url.toString();
    }

    /** A form: values are encoded. */
    static String form(String template, Scope scope) {
        return filled(template, scope, SafeText::encoded);
    }

    /** A JSON text: within a string a value is escaped, elsewhere it is written as JSON. */
    static String json(String template, Scope scope) {
        var json = new StringBuilder();
        var quotes = new Quotes();
        for (var piece : Template.pieces(template)) {
            Object value = piece.reference() == null ? null : piece.reference().in(scope);
            if (value == null) {
                json.append(quotes.after(piece.written()));
            } else {
                json.append(quotes.open ? escaped(Values.text(value)) : Values.json(value));
            }
        }
        return json.toString();
    }

    /** As RFC 3986 has it; a step up in a path is no value. */
    static String encoded(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }

    private static String filled(String template, Scope scope, UnaryOperator<String> encoding) {
        var text = new StringBuilder();
        for (var piece : Template.pieces(template)) {
            text.append(piece.reference() == null ? piece.written() : encoding.apply(piece.in(scope)));
        }
        return text.toString();
    }

    private static String escaped(String text) {
        String quoted = Values.json(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** Whether a JSON text that is read from its beginning is within a string. */
    private static final class Quotes {
        private boolean open;
        private boolean escaping;

        String after(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' && !escaping) {
                    open = !open;
                }
                escaping = open && c == '\\' && !escaping;
            }
            return text;
        }
    }
}
