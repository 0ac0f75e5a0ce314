package io.verbatim.channel.whatsapp;

import io.verbatim.channel.management.ChannelKind.Preparation;
import io.verbatim.shared.channel.ChannelSettings;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of what a caller gives what is kept: the short-lived token is exchanged for one that lasts, the app secret before still counts. */
@Component("whatsappSetUp")
class SetUp {
    private static final Duration ROTATION = Duration.ofHours(24);

    private final Tokens tokens;
    private final Clock clock;

    SetUp(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Where Meta refuses the token, what is kept is inactive. Refused with INVALID where a secret is missing. */
    ChannelSettings prepared(Preparation wanted) {
        var settings = wanted.settings();
        var before = wanted.before() == null ? null : Credentials.of(wanted.before().settings().config());
        var given = Credentials.of(settings.config());
        var now = clock.instant();
        var kept = before == null ? given : given.after(before, now, now.plus(ROTATION));
        var credentials = isToBeExchanged(kept, before, settings.active()) ? tokens.exchanged(wanted.workspace(), settings.config(), kept)
            : kept;
        return new ChannelSettings(settings.kind(), settings.name(), credentials.in(settings.config()), settings.sessionExpirySeconds(),
            settings.errorEmail(), settings.active() && !credentials.token().isBad());
    }

    // One that was refused is offered again when the channel is to be opened: what was wrong may have been mended at Meta's.
    private static boolean isToBeExchanged(Credentials kept, @Nullable Credentials before, boolean isActive) {
        return before == null || !kept.accessToken().equals(before.accessToken()) || kept.token().isBad() && isActive;
    }
}
