package io.verbatim.command.flow;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Reply;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Any flow, sound or not, and anything that can happen to it. */
final class RandomFlow {
    private static final int COMPONENTS = 12;
    private static final List<String> TYPES = List.of("message", "question_text", "question_buttons", "question_list", "condition",
        "set_variables", "ai_reply", "goto", "end", "api_request", "code", "delay", "nlp_route", "email", "handover", "media", "carousel", "formula", "question_media");
    private static final List<String> WORDS = List.of("anna", "12", "stop", "Sales", "a@b.de", "", "{name}", "{age|increment}", "{x}", "{tags[0]}", "👍", "2025-12-31");

    private final RandomGenerator chance;

    RandomFlow(RandomGenerator chance) {
        this.chance = chance;
    }

    BotDraft draft() {
        var components = new ArrayList<>(List.of("{'id': 'start', 'type': 'start', 'next': 'c0'}"));
        for (int i = 0; i < COMPONENTS; i++) {
            components.add(component(i));
        }
        return Drafts.of(String.join(",", components));
    }

    void happensTo(Talk talk) {
        if (talk.next() instanceof Next.Perform perform) {
            effect(talk, perform.effect());
        } else if (talk.next() instanceof Next.AskForReply) {
            reply(talk);
        } else if (chance.nextInt(3) == 0) {
            talk.chooses("o" + chance.nextInt(3));
        } else {
            talk.gives(new UserInput(word(), null, files()));
        }
    }

    private void reply(Talk talk) {
        switch (chance.nextInt(4)) {
            case 0 -> talk.isNotReplied(Failure.Reason.TIMEOUT);
            case 1 -> talk.isReplied(new Reply(word(), Map.of("exit", "o1"), List.of(), List.of(), null));
            case 2 -> talk.isReplied(new Reply(word(), Map.of(), List.of(), List.of(new Reply.Button("o0", word())), null));
            default -> talk.isReplied(word());
        }
    }

    private void effect(Talk talk, Effect effect) {
        if (chance.nextInt(4) == 0) {
            talk.fails(pick("timeout", "unknown", "outcome_unknown"));
        } else {
            talk.isBrought(outcome(effect));
        }
    }

    private Outcome outcome(Effect effect) {
        return switch (effect) {
            case Effect.CallApi call -> new Outcome.Answered(List.of(200, 204, 404, 500).get(chance.nextInt(4)), Map.of("x", word()), answer());
            case Effect.RunScript script -> new Outcome.Ran(pick("yes", "no", ""), Map.of(variable(), value(), "own", List.of(value())),
                List.of(variable()), List.of(Map.of("type", "text", "config", Map.of("textMessages", List.of(Map.of("text", word()))))),
                chance.nextInt(4) == 0 ? target() : null, List.of());
            case Effect.Recognise text -> new Outcome.Recognised(pick("order", "other"), chance.nextDouble(), List.of());
            case Effect.HandOver handover -> new Outcome.HandedOver(chance.nextBoolean());
            case Effect.SendMail mail -> new Outcome.Sent();
            case Effect.TellPeople notice -> new Outcome.Sent();
            case Effect.KeepFile file when chance.nextInt(3) == 0 -> new Outcome.FileRefused("wrong_type");
            case Effect.KeepFile file -> new Outcome.FileKept("https://example.com/m", "a.png", "image/png", 12, "ab");
            case Effect.Pause pause -> new Outcome.Paused();
        };
    }

    private String answer() {
        return Drafts.plain("""
            {'session': {'namespace': '%s', 'data': {'a': %s}}, 'messages': [
               {'type': 'text', 'config': {'textMessages': [{'text': '%s'}, {'text': 'b'}]}},
               {'type': 'buttons', 'config': {'textMessages': [{'text': 'Now?'}], 'buttons': [
                 {'type': 'postback', 'title': 'Go', 'payload': {'nextDialogstateId': '%s', 'params': [{'key': 'x', 'value': '1'}]}}]}}],
             'n': [1.50, 1e10, 12345678901]}""".formatted(pick("order", "own", "internal"), pick("1", "2.50", "1e3"), word(), target()));
    }

    private Object value() {
        return List.<Object>of(1, 2.5, 1e10, "text", true, Map.of("deep", 0.1), List.of(1)).get(chance.nextInt(7));
    }

    private String component(int i) {
        String type = TYPES.get(chance.nextInt(TYPES.size()));
        String rest = switch (type) {
            case "message" -> "'texts': ['%s', '%s']".formatted(word(), word());
            case "question_text" -> "'text': '%s', 'variable': '%s', 'validation': '%s', 'max_attempts': 2, 'error': '%s', 'skip_if_set': %s".formatted(
                word(), variable(), pick("none", "number", "email", "date"), target(), chance.nextBoolean());
            case "question_buttons", "question_list" -> "'text': '%s', 'variable': '%s', 'options': [%s, %s]".formatted(word(), variable(), option(0), option(1));
            case "condition" -> "'else': '%s', 'branches': [{'when': {'any': [{'left': '%s', 'op': '%s', 'right': '%s'}]}, 'next': '%s'}]".formatted(
                target(), word(), pick("equals", "gt", "contains", "exists", "matches"), word(), target());
            case "set_variables" -> "'assign': {'%s': '%s', 'x': ['{x}', '%s']}, 'clear': ['%s']".formatted(variable(), word(), word(), variable());
            case "ai_reply" -> "'mode': '%s', 'exit_phrases': ['stop'], 'options': [%s], 'error': '%s'".formatted(
                pick("single", "conversation"), option(1), target());
            case "media" -> "'media_url': '%s', 'error': '%s'".formatted(pick("https://example.com/a.png", "{tags}", "{x}"), target());
            case "carousel" -> "'elements': [{'title': '%s', 'buttons': [%s, %s]}], 'error': '%s'".formatted(word(), option(0), option(2), target());
            case "formula" -> "'expression': '%s', 'variable': '%s', 'cases': {'2': '%s'}, 'error': '%s'".formatted(
                pick("Sum({age}, 1)", "Length({tags})", "Multiply({x}, {age})", "{name}", "IsLessThan({age}, 3)"), variable(), target(), target());
            case "api_request" -> "'method': '%s', 'url': 'https://example.com/{name}', 'body': {'a': '%s'}, 'variable': '%s', 'response': '%s', 'routes': {'4xx': '%s'}, 'error': '%s'".formatted(
                pick("GET", "POST"), word(), variable(), pick("data", "commands"), target(), target());
            case "code" -> "'source': 'x', 'args': {'a': '%s'}, 'routes': {'yes': '%s'}".formatted(word(), target());
            case "delay" -> "'delay_ms': %d".formatted(chance.nextInt(2));
            case "nlp_route" -> "'intents': {'order': '%s'}, 'else': '%s', 'threshold': 0.5".formatted(target(), target());
            case "email" -> "'to': 'a@b.de', 'subject': '%s', 'body': '%s'".formatted(word(), word());
            case "handover" -> "'error': '%s'".formatted(target());
            case "question_media" -> "'text': '%s', 'variable': '%s', 'max_attempts': 2, 'error': '%s'".formatted(word(), variable(), target());
            case "goto" -> "'component': '%s'".formatted(target());
            default -> "'text': '%s'".formatted(word());
        };
        String next = List.of("condition", "goto", "end", "question_list", "nlp_route").contains(type) ? "" : ", 'next': '%s'".formatted(target());
        return "{'id': 'c%d', 'type': '%s', %s%s}".formatted(i, type, rest, next);
    }

    private String option(int i) {
        return "{'id': 'o%d', 'text': '%s', 'next': '%s'}".formatted(i, word(), target());
    }

    private String target() {
        return "c" + chance.nextInt(COMPONENTS + 1);
    }

    private String variable() {
        return pick("name", "age", "vip", "tags", "order", "day", "x", "secret", "fixed");
    }

    private String word() {
        return WORDS.get(chance.nextInt(WORDS.size()));
    }

    private List<UserInput.Attachment> files() {
        return chance.nextInt(4) == 0 ? List.of(new UserInput.Attachment("https://example.com/a", null, null)) : List.of();
    }

    private String pick(String... some) {
        return some[chance.nextInt(some.length)];
    }
}
