package io.verbatim.outside;

/** Drafts that tests publish. */
final class Flows {

    /** Asks for a name, then offers buttons, then a list; each way ends. */
    static final String SHOP = """
        {"variables": [{"name": "customer_name", "type": "string"}, {"name": "choice", "type": "string"},
                       {"name": "size", "type": "string"}, {"name": "age", "type": "number", "injectable": true},
                       {"name": "internal_note", "type": "string", "injectable": false},
                       {"name": "vip", "type": "boolean"}, {"name": "tags", "type": "array"}, {"name": "extra", "type": "object"},
                       {"name": "day", "type": "date"}, {"name": "anything", "type": "any"}],
         "components": [
           {"id": "start", "type": "start", "next": "ask_name"},
           {"id": "ask_name", "type": "question_text", "text": "Hello! What is your name?", "variable": "customer_name", "next": "menu"},
           {"id": "menu", "type": "question_buttons", "text": "What would you like, {customer_name}?", "variable": "choice",
            "options": [{"id": "opt_shirt", "text": "A shirt", "next": "sizes"}, {"id": "opt_bye", "text": "Nothing", "next": "end"}]},
           {"id": "sizes", "type": "question_list", "text": "Which size?", "variable": "size", "button_text": "Sizes",
            "options": [{"id": "s", "text": "Small", "description": "up to 38", "next": "thanks"},
                        {"id": "l", "text": "Large", "next": "thanks"}]},
           {"id": "thanks", "type": "message", "text": "{choice} in {size} for {customer_name}.", "next": "end"},
           {"id": "end", "type": "end", "text": "Bye."}]}""";

    /** Says what was given at the start, and ends. */
    static final String PARROT = """
        {"variables": [{"name": "customer_name", "type": "string"}],
         "components": [
           {"id": "start", "type": "start", "next": "say"},
           {"id": "say", "type": "message", "text": "{customer_name}/{on_create_message_payload}/{internal.session_id}/{internal.user.id}",
            "next": "ask"},
           {"id": "ask", "type": "question_text", "text": "Go on?", "variable": "customer_name", "next": "ask"}]}""";

    /** One message, then the end. */
    static final String SHORT = """
        {"components": [{"id": "start", "type": "start", "next": "hi"},
                        {"id": "hi", "type": "message", "text": "Hi.", "next": "end"}, {"id": "end", "type": "end"}]}""";

    /** Says something, hands the chosen option to the bot's backends, and says something more. */
    static final String COUNTER = """
        {"variables": [{"name": "choice", "type": "string"}],
         "components": [
           {"id": "start", "type": "start", "next": "menu"},
           {"id": "menu", "type": "question_buttons", "text": "How can I help?", "variable": "choice",
            "options": [{"id": "opt_ask", "text": "A question", "next": "wait"}]},
           {"id": "wait", "type": "message", "text": "One moment.", "next": "ai"},
           {"id": "ai", "type": "ai_reply", "mode": "single", "next": "more"},
           {"id": "more", "type": "message", "text": "There you are.", "next": "menu"}]}""";

    /** The flow of the demo bot. */
    static final String DEMO = """
        {"variables": [{"name": "customer_name", "type": "string"}, {"name": "choice", "type": "string"}],
         "components": [
           {"id": "start", "type": "start", "next": "greeting"},
           {"id": "greeting", "type": "message", "text": "Hello! This is the demo bot of Verbatim.", "next": "ask_name"},
           {"id": "ask_name", "type": "question_text", "text": "What is your name?", "variable": "customer_name", "max_length": 100,
            "next": "menu"},
           {"id": "menu", "type": "question_buttons", "text": "What would you like to do, {customer_name}?", "variable": "choice",
            "options": [{"id": "opt_talk", "text": "Hello, Echo!", "next": "ai"}, {"id": "opt_bye", "text": "Nothing", "next": "end"}]},
           {"id": "ai", "type": "ai_reply", "mode": "conversation", "exit_phrases": ["bye"], "next": "end"},
           {"id": "end", "type": "end", "text": "Goodbye, {customer_name}!"}]}""";

    private Flows() {
    }

    /** A talk with the bot's backends without end. */
    static String talk(String settings) {
        return """
            {"settings": %s,
             "components": [{"id": "start", "type": "start", "next": "ai"},
                            {"id": "ai", "type": "ai_reply", "mode": "conversation"}]}""".formatted(settings);
    }

    /** Greets with a version's own words, and asks for more. */
    static String greeting(String text) {
        return """
            {"variables": [{"name": "word", "type": "string"}],
             "components": [{"id": "start", "type": "start", "next": "ask"},
                            {"id": "ask", "type": "question_text", "text": "%s", "variable": "word", "next": "ask"}]}""".formatted(text);
    }
}
