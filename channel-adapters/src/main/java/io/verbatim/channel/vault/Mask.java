package io.verbatim.channel.vault;

/** What people see instead of a secret: enough to tell two apart, too little to use. */
final class Mask {
    private static final String HIDDEN = "••••";
    private static final int SHORTEST_SHOWN = 12;
    private static final int SHOWN = 3;

    private Mask() {
    }

    /** The scheme, where there is one, then the ends of a long value: {@code Bearer sk-…3fQ}. */
    static String of(String secret) {
        int space = secret.indexOf(' ');
        boolean hasScheme = space > 0 && secret.substring(0, space).chars().allMatch(Character::isLetter) && space <= SHORTEST_SHOWN;
        return hasScheme ? secret.substring(0, space + 1) + ends(secret.substring(space + 1)) : ends(secret);
    }

    private static String ends(String secret) {
        return secret.length() < SHORTEST_SHOWN ? HIDDEN
            : secret.substring(0, SHOWN) + "…" + secret.substring(secret.length() - SHOWN);
    }
}
