package io.verbatim.channel.nlp;

import com.google.re2j.Pattern;
import io.verbatim.channel.nlp.Recognition.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every bot finds, as it is written in the text. */
final class SystemEntities {

    private static final String MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
        + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private static final String DATE = "\\b(\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})"
        + "|\\d{1,2}(?:st|nd|rd|th)?\\.? " + MONTH + "\\.?(?:,? \\d{4})?|" + MONTH + "\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?)\\b";

    private static final Map<String, Pattern> PATTERNS = patterns();

    private SystemEntities() {
    }

    static List<Found> in(String text) {
        var found = new ArrayList<Found>();
        PATTERNS.forEach((name, pattern) -> found.addAll(Matches.of(name, pattern, 1, text, true)));
        found.removeIf(one -> !fits(one));
        return found;
    }

    // More than six digits and fewer than seventeen.
    private static boolean fits(Found one) {
        var digits = one.value().chars().filter(Character::isDigit).count();
        return !one.name().equals("@sys.phone_number") || digits > 6 && digits < 17 && !one.value().matches("\\d{4}-\\d{1,2}-\\d{1,2}");
    }

    private static Map<String, Pattern> patterns() {
        var patterns = new LinkedHashMap<String, Pattern>();
        patterns.put("@sys.email", insensitive("([\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.\\p{L}{2,})"));
        patterns.put("@sys.url", insensitive("(https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)]|www\\.[^\\s<>\"']*[^\\s<>\"'.,;:!?)])"));
        patterns.put("@sys.phone_number", insensitive("(?:^|[^\\p{L}\\p{N}.+])(\\+?\\(?\\d[\\d ()/.-]{5,20}\\d)(?:$|[^\\p{L}\\p{N}])"));
        patterns.put("@sys.date", insensitive(DATE));
        patterns.put("@sys.number", insensitive("(?:^|[^\\p{L}\\p{N}.,])([+-]?\\d+(?:[.,]\\d+)*)(?:$|[^\\p{L}\\p{N}])"));
        return patterns;
    }

    private static Pattern insensitive(String pattern) {
        return Matches.insensitive(pattern);
    }
}
