package io.verbatim.channel.web;

import io.verbatim.shared.Refused;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;

/** Revisions as entity tags, and the conditions that callers set on them (RFC 9110, 13.1.1). */
public final class ETags {

    private ETags() {
    }

    static String of(long revision) {
        return "\"" + revision + "\"";
    }

    /** The tag of an answer that has no revision: of what it says. */
    static String of(byte[] body) {
        return "\"0" + DigestUtils.md5DigestAsHex(body) + "\"";
    }

    /**
     * Refuses with PRECONDITION_FAILED unless the condition holds for this revision. Tags are compared strongly: a weak one never matches.
     *
     * @param ifMatch the header; null sets no condition
     * @return whether there was a condition
     */
    public static boolean require(@Nullable String ifMatch, long revision) {
        return require(ifMatch, of(revision));
    }

    /** The same for a thing that has this tag and no revision. */
    public static boolean require(@Nullable String ifMatch, String tag) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return false;
        }
        if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(tag::equals)) {
            throw new Refused(Refused.Code.PRECONDITION_FAILED, "The resource has the ETag %s now".formatted(tag));
        }
        return true;
    }

    /** The revision that a command must find, as far as the caller has set a condition. */
    public static @Nullable Long expected(@Nullable String ifMatch, long revision) {
        return require(ifMatch, revision) ? revision : null;
    }
}
