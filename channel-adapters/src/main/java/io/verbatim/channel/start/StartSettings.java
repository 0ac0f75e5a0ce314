package io.verbatim.channel.start;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.member.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the first start makes.
 *
 * @param adminKey      the owner's key; none: one is made and printed
 * @param adminEmail    of an owner who signs in; none: the first start prints a link
 * @param adminPassword which that owner has until it is changed
 * @param demo          whether the demo bot is made
 * @param publicUrl     under which the product is reached from outside; none: this machine's
 */
@ConfigurationProperties("verbatim")
record StartSettings(@Nullable String adminKey, @Nullable String adminEmail, @Nullable String adminPassword, boolean demo,
                     @Nullable String publicUrl) {

    StartSettings {
        if (isSet(adminPassword) && !isSet(adminEmail)) {
            throw new UnusableSettings("VERBATIM_ADMIN_EMAIL: must be given with VERBATIM_ADMIN_PASSWORD.");
        }
        if (isSet(adminPassword) && !Accounts.isAcceptable(String.valueOf(adminPassword))) {
            throw new UnusableSettings("VERBATIM_ADMIN_PASSWORD: must have 8 to 200 characters.");
        }
        if (isSet(adminEmail) && !String.valueOf(adminEmail).matches("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,255}")) {
            throw new UnusableSettings("VERBATIM_ADMIN_EMAIL: must be an e-mail address.");
        }
    }

    boolean hasAdminKey() {
        return isSet(adminKey);
    }

    boolean hasAdminEmail() {
        return isSet(adminEmail);
    }

    boolean hasAdminPassword() {
        return isSet(adminPassword);
    }

    @Override
    public String toString() {
        return "demo=%s publicUrl=%s adminKey=***".formatted(demo, publicUrl);
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
