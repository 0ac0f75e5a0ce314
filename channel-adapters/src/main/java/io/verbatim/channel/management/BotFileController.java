package io.verbatim.channel.management;

import io.verbatim.channel.management.BotFile.ToFill;
import io.verbatim.channel.management.HeaderRules.Kept;
import io.verbatim.channel.vault.NamedSecret;
import io.verbatim.channel.vault.NamedSecrets;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendQuery.FindBackendsOf;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.CreateBotFrom;
import io.verbatim.shared.bot.BotCommand.CheckDraft;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotQuery.FindDraft;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.bot.DraftView;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bots made from bots: copied within a workspace, exported and imported as files. */
@RestController
@RequestMapping(path = "/v1/bots", produces = MediaType.APPLICATION_JSON_VALUE)
class BotFileController {
    private static final int LONGEST_NAME = 200;

    private final Desk desk;
    private final BackendRules rules;
    private final BackendSecrets secrets;
    private final DraftSecrets drafts;
    private final NamedSecrets named;

    BotFileController(Desk desk, BackendRules rules, BackendSecrets secrets, DraftSecrets drafts, NamedSecrets named) {
        this.desk = desk;
        this.rules = rules;
        this.secrets = secrets;
        this.drafts = drafts;
        this.named = named;
    }

    /** The copy has the draft and the integrations, with their secrets, which stay in the workspace; no versions, no channels. */
    @PostMapping("/{bot}/copy")
    @Described(value = "Copy a bot", takes = BotRequest.class, gives = BotResource.class, status = 201, headers = "ETag", bodyless = true,
        example = "{\"name\": \"Support, copied\"}")
    ResponseEntity<Envelope> copy(Caller caller, @PathVariable("bot") String text, Body body) {
        var bot = bot(caller, Given.bot(text));
        var given = body.orEmptyAs(BotRequest.class);
        var request = new BotRequest(given.name() == null ? nameOfCopy(bot.name()) : given.name(),
            given.description() == null ? bot.description() : given.description()).checked();
        var made = create(caller, request, draft(caller, bot.id()), settings(bot.id()));
        return Answers.created("/v1/bots/" + made.id(), BotResource.of(made), made.revision());
    }

    @GetMapping("/{bot}/export")
    @Described(value = "A bot as a file, without secrets", gives = Object.class, headers = "Content-Disposition")
    ResponseEntity<Envelope> export(Caller caller, @PathVariable("bot") String text) {
        var bot = bot(caller, Given.bot(text));
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.json\"".formatted(bot.id()))
            .body(new Envelope.One(BotFile.of(bot, draft(caller, bot.id()), settings(bot.id()))));
    }

    @PostMapping("/import")
    @Described(value = "Make a bot of a file", takes = BotFile.class, gives = Imported.class, status = 201, headers = "ETag",
        example = BotFile.EXAMPLE)
    ResponseEntity<Envelope> load(Caller caller, Body body) {
        var file = BotFile.read(body.object());
        var request = file.checkedBot();
        var given = file.checkedDraft();
        var checked = file.checkedBackends(rules);
        var backends = checked.stream().map(backend -> secrets.settle(caller.workspace(), backend, Kept.NONE)).toList();
        var bot = create(caller, request, drafts.sealed(caller.workspace(), given), backends);
        DraftCheck check = desk.tell(caller, new CheckDraft(bot.id(), caller.workspace()));
        return Answers.created("/v1/bots/" + bot.id(), Imported.of(bot, file.stillToFill(known(caller)), check), bot.revision());
    }

    private BotView create(Caller caller, BotRequest request, BotDraft draft, List<BackendSettings> settings) {
        WorkspaceId workspace = caller.workspace();
        var id = BotId.next();
        var backends = settings.stream().map(each -> new Backend(BackendId.next(), workspace, id, each)).toList();
        desk.tell(caller, new CreateBotFrom(id, workspace, request.requiredName(), request.description(), draft, backends));
        return bot(caller, id);
    }

    private BotView bot(Caller caller, BotId id) {
        return desk.get(new FindBot(caller.workspace(), id), BotView.class);
    }

    private BotDraft draft(Caller caller, BotId id) {
        return desk.get(new FindDraft(caller.workspace(), id), DraftView.class).draft();
    }

    private Set<String> known(Caller caller) {
        return named.list(caller.workspace()).stream().map(NamedSecret::name).collect(Collectors.toSet());
    }

    private List<BackendSettings> settings(BotId bot) {
        return desk.all(new FindBackendsOf(bot), Backend.class).stream().map(Backend::settings).toList();
    }

    private static String nameOfCopy(String name) {
        int most = LONGEST_NAME - " (copy)".length();
        int kept = name.codePointCount(0, name.length()) <= most ? name.length() : name.offsetByCodePoints(0, most);
        return name.substring(0, kept) + " (copy)";
    }

    /** The new bot, what is wrong or odd in its draft, and which secrets it lacks. */
    private record Imported(String id, String name, @Nullable String description, @Nullable Integer publishedVersion, Instant createdAt,
                            Instant updatedAt, List<ToFill> toFill, DraftCheck validation) {
        static Imported of(BotView view, List<ToFill> toFill, DraftCheck check) {
            var bot = BotResource.of(view);
            return new Imported(bot.id(), bot.name(), bot.description(), bot.publishedVersion(), bot.createdAt(),
                bot.updatedAt(), toFill, check);
        }
    }
}
