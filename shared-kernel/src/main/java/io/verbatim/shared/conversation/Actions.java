package io.verbatim.shared.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks of a conversation, in the order in which it is done.
 *
 * @param pause  whether the bot is to be silent, or to have the word again; null leaves that as it is
 * @param data   what is to be set; null for nothing
 * @param goTo   the component that the flow is to go to; null for none
 * @param say    the operator's messages, in order
 * @param clear  whether all variables go back to how a session starts
 * @param end    whether the session is to end
 */
public record Actions(@Nullable Boolean pause, boolean clear, @Nullable Data data, @Nullable String goTo, List<Message> say, boolean end) {

    /** Clears all variables. */
    public static final Actions CLEAR = new Actions(null, true, null, null, List.of(), false);

    /** Members for one variable; those that are there already stay. */
    public record Data(String namespace, Map<String, Object> members) { }

    /** Something to say, and the id under which it will be known. */
    public record Message(MessageId id, BotMessage message) { }

    /** What is asked for, by name. */
    public List<String> names() {
        var names = new ArrayList<String>();
        if (pause != null) {
            names.add(pause ? "pause_bot" : "resume_bot");
        }
        add(names, clear, "clear_session");
        add(names, data != null, "set_session");
        add(names, goTo != null, "go_to_dialogstate");
        add(names, !say.isEmpty(), "send_messages");
        add(names, end, "end_session");
        return names;
    }

    private static void add(List<String> names, boolean asked, String name) {
        if (asked) {
            names.add(name);
        }
    }
}
