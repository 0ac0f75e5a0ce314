package io.verbatim.channel.management;

import io.verbatim.channel.management.ChannelKind.Preparation;
import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.vault.NewKey;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Page;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.channel.ChannelCommand.CreateChannel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannel;
import io.verbatim.shared.channel.ChannelQuery.ListChannels;
import io.verbatim.shared.channel.ChannelQuery.ListChannelsOf;
import io.verbatim.shared.channel.ChannelView;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Channels: looked at and made. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ChannelController {
    private final Desk desk;
    private final ChannelKinds kinds;
    private final ChannelSecrets secrets;
    private final Keys keys;

    ChannelController(Desk desk, ChannelKinds kinds, ChannelSecrets secrets, Keys keys) {
        this.desk = desk;
        this.kinds = kinds;
        this.secrets = secrets;
        this.keys = keys;
    }

    @GetMapping("/channels")
    @Described(value = "All channels of the workspace", gives = ChannelResource.class)
    Envelope list(Caller caller, Page page) {
        return Envelope.many(desk.list(new ListChannels(caller.workspace(), page), ChannelView.class), page, kinds::resource);
    }

    @GetMapping("/bots/{bot}/channels")
    @Described(value = "Channels of a bot", gives = ChannelResource.class)
    Envelope listOfBot(Caller caller, @PathVariable("bot") String bot, Page page) {
        var query = new ListChannelsOf(caller.workspace(), bot(caller, bot).id(), page);
        return Envelope.many(desk.list(query, ChannelView.class), page, kinds::resource);
    }

    @PostMapping("/bots/{bot}/channels")
    @Described(value = "Connect a channel", takes = NewChannel.class, gives = ChannelResource.class, status = 201,
        example = "{\"type\": \"api\", \"name\": \"Web\", \"active\": true}", headers = "ETag")
    ResponseEntity<Envelope> create(Caller caller, @PathVariable("bot") String text, Body body) {
        var bot = bot(caller, text);
        var json = body.object();
        var kind = kinds.of(json);
        var request = StrictJson.read(Beside.takenIn(kind.fieldsBeside(), json), NewChannel.class);
        var own = OwnKey.takenFrom(request.config());
        var wanted = request.with(own);
        var settled = secrets.settle(caller.workspace(), wanted, null);
        var settings = settled.settings();
        PublishedBots.require(kind, bot);
        Optional<NewKey> key = kind.hasKeys(settings.config()) ? Optional.of(own.issue(keys)) : Optional.empty();
        var id = ChannelId.next();
        kind.reserve(id, settings.config());
        var kept = kind.prepared(new Preparation(id, caller.workspace(), settings, null));
        desk.tell(caller, new CreateChannel(id, caller.workspace(), bot.id(), kept, key.map(NewKey::issued)));
        kind.saved(desk.get(new FindChannel(caller.workspace(), id), ChannelView.class).channel(), null);
        desk.awaitViews();
        var view = desk.get(new FindChannel(caller.workspace(), id), ChannelView.class);
        return Answers.created("/v1/channels/" + id, ChannelResource.of(view, kind, settled.shown(),
            key.map(made -> made.key().value()).orElse(null)), view.revision());
    }

    @GetMapping("/channels/{id}")
    @Described(value = "A channel", gives = ChannelResource.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("id") String id) {
        var view = desk.get(new FindChannel(caller.workspace(), Given.channel(id)), ChannelView.class);
        return Answers.one(kinds.resource(view), view.revision());
    }

    private BotView bot(Caller caller, String text) {
        return desk.get(new FindBot(caller.workspace(), Given.bot(text)), BotView.class);
    }
}
