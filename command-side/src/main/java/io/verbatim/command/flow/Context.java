package io.verbatim.command.flow;

import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The memory that a backend is given: a few last messages, and never more text than a process can hold for very many sessions. */
final class Context {
    static final int MOST_CHARACTERS = 4 * Bounds.TEXT;

    private Context() {
    }

    static List<Prompt.Said> with(List<Prompt.Said> context, Prompt.Said said, int window) {
        var now = new ArrayList<>(context);
        now.add(new Prompt.Said(said.role(), Bounds.cut(said.text()), said.attachments()));
        int from = Math.max(0, now.size() - window);
        int characters = now.subList(from, now.size()).stream().mapToInt(each -> each.text().length()).sum();
        while (characters > MOST_CHARACTERS) {
            characters -= now.get(from++).text().length();
        }
        return now.subList(from, now.size());
    }

    static List<Choice> joined(List<Choice> some, List<Choice> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
