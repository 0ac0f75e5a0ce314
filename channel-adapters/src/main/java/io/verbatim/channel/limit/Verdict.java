package io.verbatim.channel.limit;

/**
 * Whether a request passes, and how its key stands.
 *
 * @param limit      requests in a minute
 * @param remaining  how many are left, as far as this node knows; 0 if the request does not pass
 * @param resetAt    when the whole limit is there again, in milliseconds since 1970
 * @param retryAfter in how many seconds it is worth another try; 0 if the request passes
 */
public record Verdict(boolean passes, int limit, long remaining, long resetAt, long retryAfter) {

    static Verdict passing(int limit, long remaining, long resetAt) {
        return new Verdict(true, limit, Math.max(0, remaining), resetAt, 0);
    }

    static Verdict refused(int limit, long resetAt, long retryAfter) {
        return new Verdict(false, limit, 0, resetAt, retryAfter);
    }
}
