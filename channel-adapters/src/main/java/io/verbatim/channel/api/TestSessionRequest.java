package io.verbatim.channel.api;

import io.verbatim.channel.web.Faults;
import io.verbatim.shared.conversation.TestRun;
import io.verbatim.shared.conversation.TestRun.Outside;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a tester sends to try a bot; all of it may be missing.
 *
 * @param channelKind {@code api} or {@code whatsapp}: what the bot takes the channel for
 * @param version     {@code draft}, or the number of a version
 * @param stubEffects true: nothing is done outside; false: all that a real session does; missing: what only asks is done; an object: the
 *                    same, and the components that it names get what it says
 */
record TestSessionRequest(@Nullable String channelKind, @Nullable Object version, @Nullable Map<String, Object> variables,
                          @Nullable Object messagePayload, @Nullable Object stubEffects) {
    private static final String DRAFT = "draft";
    private static final int MOST_STUBS = 500;
    static final Set<String> KINDS = Set.of(ApiKind.NAME, "whatsapp");

    TestSessionRequest checked() {
        var faults = new Faults();
        faults.check(KINDS.contains(kind()), "channel_kind", "must be api or whatsapp");
        faults.check(isOfDraft() || number() > 0, "version", "must be \"draft\" or the number of a version");
        checkStubs(faults);
        faults.done();
        return this;
    }

    String kind() {
        return Objects.requireNonNullElse(channelKind, ApiKind.NAME);
    }

    boolean isOfDraft() {
        return version == null || version.equals(DRAFT);
    }

    /** The version's number; 0 for what is none. */
    int number() {
        return version instanceof Integer number ? number : version instanceof String text && text.matches("[1-9][0-9]{0,8}")
            ? Integer.parseInt(text) : 0;
    }

    Map<String, Object> given() {
        return variables == null ? Map.of() : variables;
    }

    TestRun run() {
        var outside = stubEffects instanceof Boolean all ? all ? Outside.NOTHING : Outside.ALL : Outside.ASKING;
        var stubs = new LinkedHashMap<String, Map<String, Object>>();
        if (stubEffects instanceof Map<?, ?> given) {
            given.forEach((component, stub) -> stubs.put(String.valueOf(component), stub(stub)));
        }
        return new TestRun(outside, stubs);
    }

    private void checkStubs(Faults faults) {
        faults.check(stubEffects == null || stubEffects instanceof Boolean || stubEffects instanceof Map<?, ?>, "stub_effects",
            "must be true, false, or an object of stubs by component");
        if (stubEffects instanceof Map<?, ?> stubs) {
            faults.check(stubs.size() <= MOST_STUBS, "stub_effects", "must name at most %d components".formatted(MOST_STUBS));
            stubs.forEach((component, stub) -> faults.check(stub instanceof Map<?, ?> || stub instanceof String,
                "stub_effects." + component, "must be an object, or a text for a reply or a body"));
        }
    }

    private static Map<String, Object> stub(@Nullable Object given) {
        if (given instanceof String text) {
            return Map.of("content", text, "text", text);
        }
        var stub = new LinkedHashMap<String, Object>();
        if (given instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> stub.put(String.valueOf(name), value));
        }
        return stub;
    }
}
