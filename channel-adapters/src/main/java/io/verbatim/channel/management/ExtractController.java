package io.verbatim.channel.management;

import io.verbatim.channel.nlp.Recogniser;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Argument;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.bot.BotCommand.CheckDraft;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotQuery.FindDraft;
import io.verbatim.shared.bot.BotQuery.FindVersion;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.bot.DraftView;
import io.verbatim.shared.bot.VersionView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows how a bot understands a text: by the version that is asked for, else the published one, else the draft. */
@RestController
@RequestMapping(path = "/v1/bots/{bot}/nlp", produces = MediaType.APPLICATION_JSON_VALUE)
class ExtractController {

    private static final String DRAFT = "draft";
    private static final String LIVE = "live";

    private final Desk desk;
    private final Recogniser recogniser;

    ExtractController(Desk desk, Recogniser recogniser) {
        this.desk = desk;
        this.recogniser = recogniser;
    }

    @PostMapping("/extract")
    @Described(value = "How a bot understands a text", takes = ExtractRequest.class, gives = Extract.Answer.class,
        example = "{\"language\": \"en\", \"expression\": \"Where is my order?\"}")
    Extract.Answer extract(Caller caller, @PathVariable("bot") String text,
                           @Argument(value = Given.VARIANT, oneOf = {"DRAFT", "LIVE"})
                           @RequestParam(name = "version", required = false)
                           @Nullable String version, Body body) {
        var bot = desk.get(new FindBot(caller.workspace(), Given.bot(text)), BotView.class);
        var request = body.as(ExtractRequest.class).checked();
        return Extract.of(request.text(), recogniser.recognise(definition(caller, bot, version), request.text()));
    }

    private BotDraft definition(Caller caller, BotView bot, @Nullable String asked) {
        if (asked != null && !asked.equalsIgnoreCase(LIVE)) {
            return asked.equalsIgnoreCase(DRAFT) ? draft(caller, bot) : version(caller, bot, Given.version(asked));
        }
        return bot.publishedVersion() == null ? draft(caller, bot) : version(caller, bot, bot.publishedVersion());
    }

    private BotDraft version(Caller caller, BotView bot, int number) {
        var version = desk.get(new FindVersion(caller.workspace(), bot.id(), number), VersionView.class);
        return Objects.requireNonNull(version.definition());
    }

    // Versions were checked when they were published; a pattern of a draft may be anything.
    private BotDraft draft(Caller caller, BotView bot) {
        DraftCheck check = desk.tell(caller, new CheckDraft(bot.id(), caller.workspace()));
        var patterns = check.errors().stream().filter(error -> error.code().equals("invalid_regex")).toList();
        if (!patterns.isEmpty()) {
            throw new ApiProblem(ProblemType.PUBLISH_ERRORS, "The draft has patterns that cannot be used").with("errors", patterns);
        }
        return desk.get(new FindDraft(caller.workspace(), bot.id()), DraftView.class).draft();
    }

    /** What is asked; the language is taken note of by nobody yet, for there is one model for all. */
    private record ExtractRequest(@Nullable String language, @Nullable String expression) {

        ExtractRequest checked() {
            var faults = new Faults();
            faults.shortText("language", language, 35);
            faults.check(expression != null && !expression.isBlank(), "expression", "is required");
            faults.length("expression", expression, 4_000);
            faults.done();
            return this;
        }

        String text() {
            return String.valueOf(expression);
        }
    }
}
