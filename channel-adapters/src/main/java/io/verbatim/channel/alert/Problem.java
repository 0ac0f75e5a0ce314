package io.verbatim.channel.alert;

import io.verbatim.shared.channel.Channel;
import java.util.Locale;

/** Kinds of trouble that we have advice for. The word of each is its name in lower case; others are told without advice of their own. */
enum Problem {
    TOKEN_ERROR("the channel's access is refused",
        "Check the token at the provider, and give the channel a new one: PATCH /v1/channels/{id} with a new config."),
    SWITCHED_OFF("the channel was switched off",
        "The other side said that it wants no more. Check its address, then activate the channel: POST /v1/channels/{id}/activate."),
    SET_UP_FAILED("the channel could not be connected",
        "Check its configuration, then activate it again: POST /v1/channels/{id}/activate."),
    ACCOUNT_SHUT("the provider has shut the account or the number",
        "The channel is off. Settle it with the provider (review, payment, registration), then: POST /v1/channels/{id}/activate."),
    PROVIDER_ERROR("the provider reports an error",
        "Look the error up at the provider; messages that failed are listed at GET /v1/channels/{id}/deliveries."),
    DELIVERY_FAILED("an answer could not be delivered",
        "Look at GET /v1/channels/{id}/deliveries; what failed can be sent again: POST /v1/deliveries/{delivery}/redeliver."),
    DELIVERY_UNKNOWN("nobody knows whether an answer was delivered",
        "Look at GET /v1/channels/{id}/deliveries; send it again if the user did not get it."),
    WINDOW_CLOSED("an answer came too late for the provider's window",
        "The user's last message is more than 24 hours old. Set up a template, so that one is sent in place."),
    /** The same, on a channel that has a template. */
    WINDOW_CLOSED_WITH_TEMPLATE("an answer came too late for the provider's window",
        "The user's last message is more than 24 hours old. The channel's template is sent in place, but once only until the user writes: "
            + "what else is said meanwhile fails. Its deliveries say what went (GET /v1/channels/{id}/deliveries); send the rest again when "
            + "the user has written: POST /v1/deliveries/{delivery}/redeliver."),
    DISPATCH_FAILED("no AI backend gave an answer, and the user got the error text",
        "Look at the bot's integrations and their attempts: GET /v1/bots/{bot}/integrations, GET /v1/integrations/{integration}/attempts."),
    OTHER("something failed", "Look at GET /v1/channels/{id}, and at what the other side says.");

    private final String title;
    private final String advice;

    Problem(String title, String advice) {
        this.title = title;
        this.advice = advice;
    }

    static Problem of(String word) {
        for (Problem problem : values()) {
            if (problem.word().equals(word)) {
                return problem;
            }
        }
        return OTHER;
    }

    /** The same, as it is on this channel: who has a template need not be told to get one. */
    Problem on(Channel channel) {
        return this == WINDOW_CLOSED && channel.settings().config().get("template") != null ? WINDOW_CLOSED_WITH_TEMPLATE : this;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    String advice() {
        return advice;
    }
}
