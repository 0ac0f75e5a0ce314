package io.verbatim.channel.start;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotSettings;
import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.bot.flow.AiReply;
import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.bot.flow.End;
import io.verbatim.shared.bot.flow.Message;
import io.verbatim.shared.bot.flow.Option;
import io.verbatim.shared.bot.flow.QuestionButtons;
import io.verbatim.shared.bot.flow.QuestionText;
import io.verbatim.shared.bot.flow.QuestionText.Validation;
import io.verbatim.shared.bot.flow.Start;
import java.util.List;

/** The demo bot's flow: a greeting, a question for the name, buttons, and a conversation with the built-in backend. */
final class DemoFlow {

    private DemoFlow() {
    }

    static BotDraft draft() {
        var variables = List.of(new Variable("customer_name", Variable.Type.STRING, null, true, false),
            new Variable("choice", Variable.Type.STRING, null, true, false));
        List<Component> components = List.of(
            new Start("start", null, "greeting", null),
            new Message("greeting", null, "Hello! This is the demo bot of Verbatim.", null, "ask_name", null, null),
            new QuestionText("ask_name", null, "What is your name?", "customer_name", Validation.NONE, null, null, 100, null, true, null,
                "menu", null, null),
            new QuestionButtons("menu", null, "What would you like to do, {customer_name}?", "choice",
                List.of(new Option("opt_talk", "Hello, Echo!", null, "ai"), new Option("opt_bye", "Nothing", null, "end")),
                null, null, null, null),
            new AiReply("ai", null, AiReply.Mode.CONVERSATION, List.of("bye"), null, "end", null, null),
            new End("end", null, "Goodbye, {customer_name}!", null));
        return new BotDraft(variables, null, null, null, BotSettings.DEFAULTS, components, null);
    }
}
