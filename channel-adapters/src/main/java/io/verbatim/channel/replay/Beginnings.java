package io.verbatim.channel.replay;

import io.verbatim.channel.replay.ReplayRequest.To;
import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.vault.Vault;
import io.verbatim.channel.web.Caller;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets replays begin. */
@Component
class Beginnings {
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Rules rules;
    private final ReplayTable table;
    private final Vault vault;

    Beginnings(Rules rules, ReplayTable table, Vault vault) {
        this.rules = rules;
        this.table = table;
        this.vault = vault;
    }

    /**
     * A replay that has begun.
     *
     * @param secret      what its calls are signed with, where it was made up for it
     * @param fingerprint of what they are signed with
     */
    record Begun(Replay replay, @Nullable Secret secret, @Nullable String fingerprint) { }

    /** Refused with INVALID, FORBIDDEN or CONFLICT as the {@link Rules} are. */
    Begun begin(Caller caller, ReplayRequest request) {
        var target = request.checkedTarget();
        return switch (target.kind()) {
            case PROJECTION -> new Begun(table.add(rules.rebuild(caller, request, target)), null, null);
            case TOPIC -> new Begun(table.add(rules.part(caller, request, target)), null, null);
            case WEBHOOK -> signed(caller, request, target);
        };
    }

    private Begun signed(Caller caller, ReplayRequest request, To target) {
        var replay = rules.part(caller, request, target);
        var given = target.signingSecret();
        var secret = new Secret(given == null ? generated() : given);
        var kept = vault.seal(caller.workspace(), secret);
        return new Begun(table.add(replay.signedWith(kept.id())), given == null ? secret : null, kept.fingerprint());
    }

    private static String generated() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
