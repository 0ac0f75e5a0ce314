package io.verbatim.channel.management;

import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ETags;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.Page;
import io.verbatim.shared.bot.BotCommand.ActivateVersion;
import io.verbatim.shared.bot.BotCommand.RestoreVersion;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotQuery.FindDraft;
import io.verbatim.shared.bot.BotQuery.FindVersion;
import io.verbatim.shared.bot.BotQuery.ListVersions;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.bot.DraftView;
import io.verbatim.shared.bot.FlowProblem;
import io.verbatim.shared.bot.VersionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The versions of a bot: published, listed, activated, restored. */
@RestController
@RequestMapping(path = "/v1/bots/{bot}", produces = MediaType.APPLICATION_JSON_VALUE)
class VersionController {
    private final Desk desk;
    private final DraftChecks checks;

    VersionController(Desk desk, DraftChecks checks) {
        this.desk = desk;
        this.checks = checks;
    }

    /** The condition is on the draft: it is what is published. */
    @PostMapping("/publish")
    @Described(value = "Publish the draft", takes = PublishRequest.class, gives = PublishedResource.class, status = 201, bodyless = true,
        example = "{\"notes\": \"Answers questions about orders\"}")
    ResponseEntity<Envelope> publish(Caller caller, @PathVariable("bot") String text, Body body,
                                     @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var id = bot(caller, text);
        var notes = body.orEmptyAs(PublishRequest.class).checked().notes();
        var published = checks.publish(caller, id, notes, ifMatch);
        if (published.version() == 0) {
            throw refused(published.check());
        }
        var version = version(caller, id, published.version());
        return Answers.created("/v1/bots/%s/versions/%d".formatted(id, version.version()),
            PublishedResource.of(version, published.check().warnings()));
    }

    @GetMapping("/versions")
    @Described(value = "Versions, newest first", gives = VersionResource.class)
    Envelope list(Caller caller, @PathVariable("bot") String text, Page page) {
        var versions = desk.list(new ListVersions(caller.workspace(), bot(caller, text), page), VersionView.class);
        return Envelope.many(versions, page, VersionResource::of);
    }

    @GetMapping("/versions/{version}")
    @Described(value = "A version with its definition", gives = VersionResource.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("bot") String text, @PathVariable("version") String number) {
        return Answers.one(VersionResource.of(version(caller, bot(caller, text), Given.version(number))));
    }

    @PostMapping("/versions/{version}/activate")
    @Described(value = "Make a version the published one", gives = VersionResource.class)
    ResponseEntity<Envelope> activate(Caller caller, @PathVariable("bot") String text, @PathVariable("version") String number) {
        var id = bot(caller, text);
        var version = version(caller, id, Given.version(number)).version();
        desk.tell(caller, new ActivateVersion(id, caller.workspace(), version));
        return Answers.one(VersionResource.of(version(caller, id, version)));
    }

    /** The condition is on the draft: it is what is replaced. */
    @PostMapping("/versions/{version}/restore")
    @Described(value = "Make a version the draft", gives = BotDraft.class, headers = "ETag")
    ResponseEntity<Envelope> restore(Caller caller, @PathVariable("bot") String text, @PathVariable("version") String number,
                                     @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var id = bot(caller, text);
        var version = version(caller, id, Given.version(number)).version();
        var expected = ETags.expected(ifMatch, draft(caller, id).revision());
        desk.tell(caller, new RestoreVersion(id, caller.workspace(), version, expected));
        var draft = draft(caller, id);
        return Answers.one(Drafts.form(draft.draft()), draft.revision());
    }

    private BotId bot(Caller caller, String text) {
        return desk.get(new FindBot(caller.workspace(), Given.bot(text)), BotView.class).id();
    }

    private DraftView draft(Caller caller, BotId id) {
        return desk.get(new FindDraft(caller.workspace(), id), DraftView.class);
    }

    private VersionView version(Caller caller, BotId id, int number) {
        return desk.get(new FindVersion(caller.workspace(), id, number), VersionView.class);
    }

    private static ApiProblem refused(DraftCheck check) {
        return new ApiProblem(ProblemType.PUBLISH_ERRORS, "The draft has %d errors".formatted(check.errors().size()))
            .with("errors", check.errors()).with("warnings", check.warnings());
    }

    /** What goes with a publication. */
    private record PublishRequest(@Nullable String notes) {

        PublishRequest checked() {
            var faults = new Faults();
            faults.length("notes", notes, 2_000);
            faults.done();
            return this;
        }
    }

    /** What publishing answers. */
    private record PublishedResource(int version, Instant publishedAt, String publishedBy, @Nullable String notes, boolean active,
                                     List<FlowProblem> warnings) {

        static PublishedResource of(VersionView version, List<FlowProblem> warnings) {
            return new PublishedResource(version.version(), version.publishedAt(), version.publishedBy(), version.notes(), version.active(),
                warnings);
        }
    }
}
