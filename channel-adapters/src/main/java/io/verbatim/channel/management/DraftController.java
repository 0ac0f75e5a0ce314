package io.verbatim.channel.management;

import io.verbatim.channel.schema.DraftSchema;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ETags;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.bot.BotCommand.ReplaceDraft;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindDraft;
import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.bot.DraftView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The draft of a bot: read, replaced as a whole, checked. */
@RestController
@RequestMapping(path = "/v1/bots/{bot}", produces = MediaType.APPLICATION_JSON_VALUE)
class DraftController {
    private final Desk desk;
    private final DraftSecrets secrets;
    private final HandoverCheck handovers;
    private final DraftChecks checks;

    DraftController(Desk desk, DraftSecrets secrets, HandoverCheck handovers, DraftChecks checks) {
        this.desk = desk;
        this.secrets = secrets;
        this.handovers = handovers;
        this.checks = checks;
    }

    @GetMapping("/draft")
    @Described(value = "The draft of a bot", gives = BotDraft.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("bot") String id) {
        return answer(draft(caller, Given.bot(id)));
    }

    @PutMapping("/draft")
    @Described(value = "Replace the draft", takes = BotDraft.class, gives = BotDraft.class, headers = "ETag",
        example = Drafts.EXAMPLE)
    ResponseEntity<Envelope> replace(Caller caller, @PathVariable("bot") String text, Body body,
                                     @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var before = draft(caller, Given.bot(text));
        var expected = ETags.expected(ifMatch, before.revision());
        var draft = secrets.sealed(caller.workspace(), DraftSchema.read(body.object()));
        handovers.check(caller.workspace(), draft, before.draft().handover());
        desk.tell(caller, new ReplaceDraft(before.botId(), caller.workspace(), draft, expected));
        return answer(draft(caller, before.botId()));
    }

    @PostMapping("/validate")
    @Described(value = "Check the draft", gives = DraftCheck.class)
    ResponseEntity<Envelope> validate(Caller caller, @PathVariable("bot") String id) {
        return Answers.one(checks.of(caller, draft(caller, Given.bot(id))));
    }

    private DraftView draft(Caller caller, BotId id) {
        return desk.get(new FindDraft(caller.workspace(), id), DraftView.class);
    }

    private static ResponseEntity<Envelope> answer(DraftView draft) {
        return Answers.one(Drafts.form(draft.draft()), draft.revision());
    }
}
