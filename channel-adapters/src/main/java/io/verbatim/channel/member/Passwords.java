package io.verbatim.channel.member;

import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.vault.Signatures;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.workspace.MemberId;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Members' passwords: bcrypt over a keyed hash, so that they may be longer than bcrypt's 72 bytes, and that a stolen table alone cannot be
 * guessed at.
 */
@Component
class Passwords {
    private static final int LEAST = 8;
    private static final int MOST = 200;
    private static final int COST = 11;
    // Each is a tenth of a second of a processor: a crowd at the door must not take them all.
    private static final int AT_ONCE = 2;
    // No password has this hash, and to find that out takes as long as with any other.
    private static final String NOBODYS = "$2a$%d$%s".formatted(COST, "u".repeat(53));

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(COST);
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Signatures signatures;
    private final PasswordTable table;

    Passwords(Signatures signatures, PasswordTable table) {
        this.signatures = signatures;
        this.table = table;
    }

    /** Whether a text may be a password. */
    static boolean isAcceptable(@Nullable String password) {
        int length = password == null ? 0 : password.codePointCount(0, password.length());
        return length >= LEAST && length <= MOST;
    }

    /** What may be a password. Refused with INVALID otherwise. */
    static Secret checked(String field, @Nullable String password) {
        var faults = new Faults();
        faults.check(isAcceptable(password), field, "must have %d to %d characters".formatted(LEAST, MOST));
        faults.done();
        return new Secret(String.valueOf(password));
    }

    void set(Membership member, Secret password) {
        table.put(member, limited(() -> hash(password)));
    }

    boolean has(MemberId member) {
        return table.find(member).isPresent();
    }

    /** Whether it is this member's. Takes as long for who has none, or is nobody. */
    boolean isOf(@Nullable MemberId member, Secret password) {
        var kept = member == null ? Optional.<String>empty() : table.find(member);
        boolean matches = limited(() -> bcrypt.matches(peppered(password), kept.orElse(NOBODYS)));
        return kept.isPresent() && matches;
    }

    private String hash(Secret password) {
        return String.valueOf(bcrypt.encode(peppered(password)));
    }

    private String peppered(Secret password) {
        return signatures.of("passwords", password.value());
    }

    private <T> T limited(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
