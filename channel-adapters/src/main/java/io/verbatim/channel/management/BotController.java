package io.verbatim.channel.management;

import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ETags;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.Page;
import io.verbatim.shared.bot.BotCommand.ChangeBot;
import io.verbatim.shared.bot.BotCommand.CreateBot;
import io.verbatim.shared.bot.BotCommand.DeleteBot;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotQuery.ListBots;
import io.verbatim.shared.bot.BotView;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bots. */
@RestController
@RequestMapping(path = "/v1/bots", produces = MediaType.APPLICATION_JSON_VALUE)
class BotController {
    private final Desk desk;

    BotController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Described(value = "All bots", gives = BotResource.class)
    Envelope list(Caller caller, Page page) {
        return Envelope.many(desk.list(new ListBots(caller.workspace(), page), BotView.class), page, BotResource::of);
    }

    @PostMapping
    @Described(value = "Make a bot", takes = BotRequest.class, gives = BotResource.class, status = 201,
        example = "{\"name\": \"Support\", \"description\": \"Answers questions\"}", headers = "ETag")
    ResponseEntity<Envelope> create(Caller caller, Body body) {
        var request = body.as(BotRequest.class).checked();
        var id = BotId.next();
        desk.tell(caller, new CreateBot(id, caller.workspace(), request.requiredName(), request.description()));
        var bot = bot(caller, id);
        return Answers.created("/v1/bots/" + id, BotResource.of(bot), bot.revision());
    }

    @GetMapping("/{bot}")
    @Described(value = "A bot", gives = BotResource.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("bot") String id) {
        return answer(bot(caller, Given.bot(id)));
    }

    @PatchMapping("/{bot}")
    @Described(value = "Change a bot", takes = BotRequest.class, gives = BotResource.class, headers = "ETag",
        example = "{\"name\": \"Support\", \"description\": null}")
    ResponseEntity<Envelope> change(Caller caller, @PathVariable("bot") String text, Body body,
                                    @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var id = Given.bot(text);
        var changes = body.object();
        Changes.apply(ifMatch, () -> bot(caller, id), BotView::revision, bot -> {
            var request = Merge.merge(new BotRequest(bot.name(), bot.description()), changes, BotRequest.class, Set.of()).checked();
            desk.tell(caller, new ChangeBot(id, caller.workspace(), request.requiredName(), request.description(), bot.revision()));
        });
        return answer(bot(caller, id));
    }

    @DeleteMapping("/{bot}")
    @Described("Delete a bot")
    ResponseEntity<Envelope> delete(Caller caller, @PathVariable("bot") String text,
                                    @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var bot = bot(caller, Given.bot(text));
        desk.tell(caller, new DeleteBot(bot.id(), caller.workspace(), ETags.expected(ifMatch, bot.revision())));
        return Answers.gone();
    }

    private BotView bot(Caller caller, BotId id) {
        return desk.get(new FindBot(caller.workspace(), id), BotView.class);
    }

    private static ResponseEntity<Envelope> answer(BotView bot) {
        return Answers.one(BotResource.of(bot), bot.revision());
    }
}
