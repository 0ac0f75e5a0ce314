package io.verbatim.channel.web;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, so that the caller learns all of it at once: of each field what is wrong first. */
public final class Faults {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final List<Fault> found = new ArrayList<>();

    /** Takes note that a field is wrong unless this holds; answers whether it holds. */
    public boolean check(boolean holds, String field, String message) {
        if (!holds) {
            add(new Fault(field, message));
        }
        return holds;
    }

    /** A text that must be there, 1 to {@code most} characters, without control characters. */
    public void name(String field, @Nullable String text, int most) {
        if (check(text != null && !text.isBlank(), field, "is required")) {
            shortText(field, text, most);
        }
    }

    /** A text that may be there, at most {@code most} characters, without control characters. */
    public void shortText(String field, @Nullable String text, int most) {
        if (text != null) {
            length(field, text, most);
            check(!CONTROL.matcher(text).find(), field, "must not contain control characters");
        }
    }

    /** A text that may be there, at most {@code most} characters of any kind. */
    public void length(String field, @Nullable String text, int most) {
        check(text == null || text.codePointCount(0, text.length()) <= most, field, "must have at most %d characters".formatted(most));
    }

    /** A number that may be there, within these bounds. */
    public void range(String field, @Nullable Integer number, int least, int most) {
        check(number == null || number >= least && number <= most, field, "must be between %d and %d".formatted(least, most));
    }

    /** Runs a check that refuses by itself, and collects what it says. */
    public void collect(String field, Runnable check) {
        try {
            check.run();
        } catch (Refused refused) {
            var faults = refused.faults().isEmpty() ? List.of(new Fault(field, refused.getMessage())) : refused.faults();
            faults.forEach(this::add);
        }
    }

    // What is of a wrong type is also missing, and what is too long for one check is so for the next.
    private void add(Fault fault) {
        if (found.stream().noneMatch(other -> other.field().equals(fault.field()))) {
            found.add(fault);
        }
    }

    /** Refuses with INVALID if anything was found. */
    public void done() {
        if (!found.isEmpty()) {
            var what = found.size() == 1 ? "A field is not acceptable" : "Some fields are not acceptable";
            throw new Refused(Refused.Code.INVALID, what, found);
        }
    }
}
