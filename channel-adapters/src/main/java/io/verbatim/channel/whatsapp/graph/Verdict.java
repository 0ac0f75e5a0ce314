package io.verbatim.channel.whatsapp.graph;

import java.util.Set;

/** What is to be done about an error of the Graph API; only its code decides. */
public enum Verdict {
    /** It may go better later. */
    RETRY,
    /** Later, and slower: too much was sent to one user. */
    RETRY_SLOWLY,
    /** The token is dead, or may not do this: nothing can be sent. */
    TOKEN_DEAD,
    /** The account or the number is shut: nothing can be sent. */
    ACCOUNT_SHUT,
    /** The user was silent for a day: only a template may be sent. */
    WINDOW_CLOSED,
    /** Nothing reaches this user. */
    RECIPIENT,
    /** The message itself will not do. */
    MESSAGE,
    /** A file could not be fetched or is not of a kind that is taken. */
    MEDIA;

    private static final int PAIR_RATE = 131056;
    private static final Set<Integer> LATER = Set.of(1, 2, 4, 80007, 130429, 131000, 131016, 131057, 133004);
    private static final Set<Integer> TOKEN = Set.of(0, 190, 102, 3, 10, 131005);
    private static final Set<Integer> ACCOUNT = Set.of(368, 131031, 131042, 131045, 130497, 131048, 131064, 133010);
    private static final Set<Integer> USER = Set.of(131026, 131021, 131030, 131049, 131050, 130472, 131062);
    private static final Set<Integer> FILE = Set.of(131052, 131053);
    private static final int WINDOW = 131047;

    /**
     * Of an error's code.
     *
     * @param isTransient whether Meta says that it will pass, which counts for codes that are not known
     */
    public static Verdict of(int code, int httpStatus, boolean isTransient) {
        if (code == PAIR_RATE) {
            return RETRY_SLOWLY;
        }
        if (LATER.contains(code)) {
            return RETRY;
        }
        if (TOKEN.contains(code) || code >= 200 && code <= 299) {
            return TOKEN_DEAD;
        }
        return code == WINDOW ? WINDOW_CLOSED : other(code, httpStatus, isTransient);
    }

    private static Verdict other(int code, int httpStatus, boolean isTransient) {
        if (ACCOUNT.contains(code)) {
            return ACCOUNT_SHUT;
        }
        if (USER.contains(code)) {
            return RECIPIENT;
        }
        if (FILE.contains(code)) {
            return MEDIA;
        }
        return isTransient || httpStatus >= 500 || httpStatus == 429 ? RETRY : MESSAGE;
    }
}
