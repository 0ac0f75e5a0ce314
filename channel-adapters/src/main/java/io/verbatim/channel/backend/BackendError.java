package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Failure.Reason;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a backend says of its own failure, as far as it can be told on: a few known words, never its sentences.
 *
 * @param name the known word; empty for any other
 */
record BackendError(String name) {

    private static final Set<String> OUT_OF_MONEY = Set.of("insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached",
        "billing_error");
    private static final Set<String> OUR_FAULT = Set.of("invalid_request_error", "authentication_error", "permission_error",
        "not_found_error", "request_too_large", "invalid_api_key", "model_not_found", "context_length_exceeded", "invalid_prompt");
    private static final Set<String> PASSING = Set.of("overloaded_error", "api_error", "timeout_error", "rate_limit_error",
        "rate_limit_exceeded", "server_error");

    /** The error of an answer that is one; of another, one without a name. */
    static BackendError of(byte[] body) {
        try {
            return in(Foreign.of(BackendJson.read(body)));
        } catch (Unreadable e) {
            return new BackendError("");
        }
    }

    /** Throws if the answer, or the event, is an error in spite of its good status. */
    static void check(Foreign answer) throws Unreadable {
        if (answer.has("error") || answer.inner("type").isText("error")) {
            throw in(answer).unreadable();
        }
    }

    /** Throws what an answer says that has failed. */
    static void fail(Foreign answer) throws Unreadable {
        throw in(answer).unreadable();
    }

    static BackendError in(Foreign answer) {
        var error = answer.has("error") ? answer.inner("error") : answer;
        return new BackendError(Stream.of("code", "type").map(name -> error.inner(name).textOr(""))
            .filter(BackendError::isKnown).findFirst().orElse(""));
    }

    /** Whether asking again is in vain until somebody has paid. */
    boolean isOutOfMoney() {
        return OUT_OF_MONEY.contains(name);
    }

    /** The name in brackets behind a sentence, where there is one. */
    String appended() {
        return name.isEmpty() ? "" : " (%s)".formatted(name);
    }

    private Unreadable unreadable() {
        return new Unreadable(Reason.INVALID_RESPONSE, "The backend reported an error" + appended(),
            !OUT_OF_MONEY.contains(name) && !OUR_FAULT.contains(name));
    }

    private static boolean isKnown(String name) {
        return OUT_OF_MONEY.contains(name) || OUR_FAULT.contains(name) || PASSING.contains(name);
    }
}
