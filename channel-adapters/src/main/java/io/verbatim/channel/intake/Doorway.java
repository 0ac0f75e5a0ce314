package io.verbatim.channel.intake;

import io.verbatim.channel.observe.Step;
import io.verbatim.shared.Ids;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.Opening;
import io.verbatim.shared.conversation.ConversationCommand.GiveVariables;
import io.verbatim.shared.conversation.ConversationCommand.RejectInput;
import io.verbatim.shared.conversation.ConversationCommand.SayNumber;
import io.verbatim.shared.conversation.ConversationCommand.SelectOption;
import io.verbatim.shared.conversation.ConversationCommand.SendMessage;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings users of a channel to their bot: into the session that is active, else into a new one, which begins with what was said. The same
 * message twice is said once: its key is claimed by the events that it makes happen.
 */
@Component
public class Doorway {
    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,3})[.)]?");

    // Names that are not known, values that do not fit, a payload that is too large: each is told by itself.
    private static final int REFUSALS = 3;

    private final Claiming claiming;

    Doorway(Claiming claiming) {
        this.claiming = claiming;
    }

    /** Under which id a message is found in the history; {@code key} as in {@link Utterance}. */
    public static MessageId messageId(String key) {
        return new MessageId(Ids.derived(MessageId.PREFIX, key));
    }

    /**
     * Says it, and returns when it is stored; the bot's turn goes on by itself. An option that is not on offer counts as its text.
     *
     * @throws Refused with QUEUE_FULL, NOT_PUBLISHED; the same may be said again later
     */
    public void enter(Utterance said) {
        try {
            say(said);
        } catch (Refused refused) {
            if (refused.code() != Code.CONFLICT || !claiming.isTaken(said.key())) {
                throw refused;
            }
        }
    }

    private void say(Utterance said) {
        try {
            if (said.input() == null) {
                start(said, true);
            } else {
                give(said, said.variables(), REFUSALS);
                continueWith(said, said.input());
            }
        } catch (Refused refused) {
            if (refused.code() != Code.SESSION_NOT_FOUND) {
                throw refused;
            }
            start(said, false);
        }
    }

    private void continueWith(Utterance said, UserInput input) {
        try {
            tell(said, command(said, input));
        } catch (Refused refused) {
            if (refused.code() != Code.UNKNOWN_OPTION) {
                throw refused;
            }
            tell(said, new SendMessage(conversation(said), turn(said), messageId(said.key()), inWords(input)));
        }
    }

    private static ConversationCommand command(Utterance said, UserInput input) {
        var misfit = said.misfit();
        if (misfit != null) {
            return new RejectInput(conversation(said), turn(said), messageId(said.key()), input, misfit);
        }
        if (input.optionId() != null) {
            return new SelectOption(conversation(said), turn(said), messageId(said.key()), input.optionId());
        }
        var number = said.numbered() && input.text() != null && input.attachments().isEmpty() ? NUMBER.matcher(input.text().strip()) : null;
        return number != null && number.matches()
            ? new SayNumber(conversation(said), turn(said), messageId(said.key()), Integer.parseInt(number.group(1)), input.text())
            : new SendMessage(conversation(said), turn(said), messageId(said.key()), input);
    }

    private void start(Utterance said, boolean anew) {
        start(said, anew, said.variables(), said.payload(), REFUSALS);
    }

    /** What the bot does not take is left out: a user is not turned away for what a client says of him. */
    private void start(Utterance said, boolean anew, Map<String, Object> variables, @Nullable Object payload, int refusals) {
        try {
            tell(said, start(said, anew, variables, payload));
        } catch (Refused refused) {
            var fields = refused.faults().stream().map(Refused.Fault::field).collect(Collectors.toSet());
            if (fields.isEmpty() || refusals == 0) {
                throw refused;
            }
            start(said, anew, without(fields, variables), fields.contains("message_payload") ? null : payload, refusals - 1);
        }
    }

    /** The same for what a running session is to know from now on. */
    private void give(Utterance said, Map<String, Object> variables, int refusals) {
        if (variables.isEmpty() || refusals == 0) {
            return;
        }
        try {
            tell(said, new GiveVariables(conversation(said), turn(said), variables));
        } catch (Refused refused) {
            var fields = refused.faults().stream().map(Refused.Fault::field).collect(Collectors.toSet());
            if (fields.isEmpty()) {
                throw refused;
            }
            give(said, without(fields, variables), refusals - 1);
        }
    }

    private static Map<String, Object> without(Set<String> fields, Map<String, Object> variables) {
        var rest = new HashMap<>(variables);
        rest.keySet().removeIf(name -> fields.contains("variables." + name));
        return rest;
    }

    private static StartSession start(Utterance said, boolean anew, Map<String, Object> variables, @Nullable Object payload) {
        var channel = said.channel();
        var opening = said.input() == null ? null : new Opening(messageId(said.key()), inWords(said.input()),
            said.misfit());
        return new StartSession(conversation(said), turn(said), channel.workspaceId(), channel.id(), channel.settings().kind(),
            channel.botId(), said.sessionKey(), said.user(), variables, payload, anew,
            Duration.ofSeconds(channel.settings().sessionExpirySeconds()), opening);
    }

    private static UserInput inWords(UserInput input) {
        return input.optionId() == null ? input
            : new UserInput(Objects.requireNonNullElse(input.text(), input.optionId()), null, input.attachments());
    }

    private void tell(Utterance said, ConversationCommand command) {
        Step.isOf(command.conversationId(), turn(said));
        claiming.tell(said.channel(), said.key(), command);
    }

    private static ConversationId conversation(Utterance said) {
        return ConversationId.of(said.channel().id(), said.sessionKey());
    }

    private static TurnId turn(Utterance said) {
        return new TurnId(Ids.derived(TurnId.PREFIX, said.key()));
    }
}
