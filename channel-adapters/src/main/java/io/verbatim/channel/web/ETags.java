package io.verbatim.channel.web;

import io.verbatim.shared.Refused;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Revisions as entity tags, and the conditions that callers set on them (RFC 9110, 13.1.1). */
public final class ETags {

    private ETags() {
    }

    static String of(long revision) {
        return "\"" + revision + "\"";
    }

    /**
     * Refuses with PRECONDITION_FAILED unless the condition holds for this revision. Tags are compared strongly: a weak one never matches.
     *
     * @param ifMatch the header; null sets no condition
     * @return whether there was a condition
     */
    public static boolean require(@Nullable String ifMatch, long revision) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return false;
        }
        if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(of(revision)::equals)) {
            throw new Refused(Refused.Code.PRECONDITION_FAILED, "The resource is at revision %d now".formatted(revision));
        }
        return true;
    }

    /** The revision that a command must find, as far as the caller has set a condition. */
    public static @Nullable Long expected(@Nullable String ifMatch, long revision) {
        return require(ifMatch, revision) ? revision : null;
    }
}
