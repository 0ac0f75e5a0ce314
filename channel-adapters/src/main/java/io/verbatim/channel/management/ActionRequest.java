package io.verbatim.channel.management;

import io.verbatim.channel.web.Faults;
import io.verbatim.shared.conversation.Actions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What an operator asks of a conversation, in the words of the product that this call is known from. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record ActionRequest(@Nullable Boolean pauseBot, @Nullable SetSession setSession, @Nullable GoTo goToDialogstate,
                     @Nullable List<@Nullable MessageTemplate> sendMessages, @Nullable Boolean endSession) {
    private static final int MOST_MESSAGES = 20;

    /** Members for one variable. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record SetSession(@Nullable String namespace, @Nullable Map<String, Object> data) { }

    /** Where the flow is to go. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record GoTo(@Nullable String dialogstateId) { }

    /** The same in our words. Refused with INVALID, all faults at once. */
    Actions checked() {
        var faults = new Faults();
        var messages = Objects.requireNonNullElse(sendMessages, List.<@Nullable MessageTemplate>of());
        faults.check(!isEmpty(), "", "must name an action: pauseBot, setSession, goToDialogstate, sendMessages, endSession");
        faults.check(messages.size() <= MOST_MESSAGES, "sendMessages", "must have at most %d messages".formatted(MOST_MESSAGES));
        if (goToDialogstate != null) {
            faults.name("goToDialogstate.dialogstateId", goToDialogstate.dialogstateId, 200);
        }
        if (setSession != null) {
            faults.name("setSession.namespace", setSession.namespace, 100);
            faults.check(setSession.data != null, "setSession.data", "is required");
        }
        var say = new TemplateMessages(faults).of(messages.stream().limit(MOST_MESSAGES).toList());
        faults.done();
        return new Actions(pauseBot, false, data(), goToDialogstate == null ? null : goToDialogstate.dialogstateId, say,
            Boolean.TRUE.equals(endSession));
    }

    private boolean isEmpty() {
        return pauseBot == null && setSession == null && goToDialogstate == null && endSession == null
            && (sendMessages == null || sendMessages.isEmpty());
    }

    private Actions.@Nullable Data data() {
        return setSession == null ? null : new Actions.Data(String.valueOf(setSession.namespace), Objects.requireNonNull(setSession.data));
    }
}
