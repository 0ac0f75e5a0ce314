package io.verbatim.channel.whatsapp;

import io.verbatim.channel.management.ChannelKind.Preparation;
import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.vault.Vault;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.backend.SecretRef;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of what a caller gives what is kept: secrets are sealed, and the short-lived token is exchanged for one that lasts. */
@Component
class SetUp {
    private static final Duration ROTATION = Duration.ofHours(24);
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    private final Vault vault;
    private final Tokens tokens;
    private final Clock clock;

    SetUp(Vault vault, Tokens tokens, Clock clock) {
        this.vault = vault;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Where Meta refuses the token, what is kept is inactive. Refused with INVALID for secrets that nobody can have. */
    ChannelSettings prepared(Preparation wanted) {
        var before = wanted.before() == null ? null : Credentials.of(wanted.before().settings().config());
        var given = wanted.settings().config();
        check(given, before);
        var sealed = sealed(wanted.workspace(), given, before);
        boolean isTokenNew = before == null || !sealed.accessToken().equals(before.accessToken());
        boolean isWorthATry = sealed.token().isBad() && wanted.settings().active();
        var credentials = isTokenNew || isWorthATry ? tokens.exchanged(wanted.workspace(), given, sealed) : sealed;
        return settings(wanted.settings(), credentials);
    }

    private Credentials sealed(WorkspaceId workspace, Map<String, Object> given, @Nullable Credentials before) {
        var appSecret = sealed(workspace, given, Credentials.APP_SECRET, before == null ? null : before.appSecret());
        var accessToken = sealed(workspace, given, Credentials.ACCESS_TOKEN, before == null ? null : before.accessToken());
        var verifyToken = sealed(workspace, given, Credentials.VERIFY_TOKEN, before == null ? null : before.verifyToken());
        if (before == null) {
            return new Credentials(appSecret, null, null, accessToken, verifyToken, new TokenState(null, null));
        }
        boolean isRotated = !appSecret.fingerprint().equals(before.appSecret().fingerprint());
        return isRotated
            ? new Credentials(appSecret, before.appSecret(), clock.instant().plus(ROTATION), accessToken, verifyToken, before.token())
            : withPrevious(before, new Credentials(before.appSecret(), null, null, accessToken, verifyToken, before.token()));
    }

    private Credentials withPrevious(Credentials before, Credentials now) {
        Instant until = before.previousUntil();
        return until == null || !clock.instant().isBefore(until) ? now
            : new Credentials(now.appSecret(), before.previousAppSecret(), until, now.accessToken(), now.verifyToken(), now.token());
    }

    private SecretRef sealed(WorkspaceId workspace, Map<String, Object> given, String name, @Nullable SecretRef kept) {
        var value = String.valueOf(given.get(name));
        return kept != null && kept.mask().equals(value) ? kept : vault.seal(workspace, new Secret(value));
    }

    private static void check(Map<String, Object> given, @Nullable Credentials before) {
        var faults = new Faults();
        var masks = before == null ? List.<String>of()
            : List.of(before.appSecret().mask(), before.accessToken().mask(), before.verifyToken().mask());
        for (var name : List.of(Credentials.APP_SECRET, Credentials.ACCESS_TOKEN, Credentials.VERIFY_TOKEN)) {
            var value = String.valueOf(given.get(name));
            faults.check(masks.contains(value) || VISIBLE.matcher(value).matches(), "config." + name, "must be visible ASCII characters");
        }
        faults.done();
    }

    private static ChannelSettings settings(ChannelSettings wanted, Credentials credentials) {
        return new ChannelSettings(wanted.kind(), wanted.name(), credentials.in(wanted.config()), wanted.sessionExpirySeconds(),
            wanted.errorEmail(), wanted.active() && !credentials.token().isBad());
    }
}
