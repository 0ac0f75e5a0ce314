package io.verbatim.channel.management;

import io.verbatim.channel.management.ChannelKind.Preparation;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ETags;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Ids;
import io.verbatim.shared.Refused;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindBot;
import io.verbatim.shared.bot.BotView;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelCommand.ChangeChannel;
import io.verbatim.shared.channel.ChannelCommand.DeleteChannel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannel;
import io.verbatim.shared.channel.ChannelView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** One channel: changed, opened and shut, taken away. */
@RestController
@RequestMapping(path = "/v1/channels/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class ChannelChangeController {
    private final Desk desk;
    private final ChannelKinds kinds;
    private final ChannelSecrets secrets;

    ChannelChangeController(Desk desk, ChannelKinds kinds, ChannelSecrets secrets) {
        this.desk = desk;
        this.kinds = kinds;
        this.secrets = secrets;
    }

    @PatchMapping
    @Described(value = "Change a channel", takes = ChannelRequest.class, gives = ChannelResource.class, headers = "ETag",
        example = "{\"name\": \"Web\", \"session_expiry_seconds\": 600}")
    ResponseEntity<Envelope> change(Caller caller, @PathVariable("id") String id, Body body,
                                    @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return changed(caller, Given.channel(id), body.object(), ifMatch);
    }

    @PostMapping("/activate")
    @Described(value = "Open a channel", gives = ChannelResource.class, headers = "ETag")
    ResponseEntity<Envelope> activate(Caller caller, @PathVariable("id") String id,
                                      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return changed(caller, Given.channel(id), StrictJson.tree(Map.of("active", true)), ifMatch);
    }

    @PostMapping("/deactivate")
    @Described(value = "Shut a channel", gives = ChannelResource.class, headers = "ETag")
    ResponseEntity<Envelope> deactivate(Caller caller, @PathVariable("id") String id,
                                        @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return changed(caller, Given.channel(id), StrictJson.tree(Map.of("active", false)), ifMatch);
    }

    @DeleteMapping
    @Described("Delete a channel")
    ResponseEntity<Envelope> delete(Caller caller, @PathVariable("id") String text,
                                    @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var view = channel(caller, Given.channel(text));
        desk.tell(caller, new DeleteChannel(view.channel().id(), caller.workspace(), ETags.expected(ifMatch, view.revision())));
        return Answers.gone();
    }

    private ResponseEntity<Envelope> changed(Caller caller, ChannelId id, ObjectNode changes, @Nullable String ifMatch) {
        var shown = new HashMap<String, Object>();
        Changes.apply(ifMatch, () -> channel(caller, id), ChannelView::revision, view -> change(caller, view, changes, shown));
        var view = channel(caller, id);
        return Answers.one(ChannelResource.of(view, kinds.of(view.channel()), shown, null), view.revision());
    }

    private void change(Caller caller, ChannelView view, ObjectNode changes, Map<String, Object> shown) {
        var channel = view.channel();
        var kind = kinds.of(channel);
        desk.tell(caller, command(caller, view, Beside.takenIn(kind.fieldsBeside(), changes), shown));
        kind.saved(channel(caller, channel.id()).channel(), channel);
        desk.awaitViews();
    }

    private ChangeChannel command(Caller caller, ChannelView view, ObjectNode changes, Map<String, Object> shown) {
        var channel = view.channel();
        var kind = kinds.of(channel);
        var request = Merge.merge(ChannelRequest.of(channel, kind), changes, ChannelRequest.class, Set.of("config"));
        requireSameKind(channel, request);
        var settled = secrets.settle(caller.workspace(), request, channel);
        kind.reserve(channel.id(), settled.settings().config());
        shown.putAll(settled.shown());
        var bot = bot(caller, request);
        if (!bot.id().equals(channel.botId())) {
            PublishedBots.require(kind, bot);
        }
        return new ChangeChannel(channel.id(), caller.workspace(), bot.id(),
            kind.prepared(new Preparation(channel.id(), caller.workspace(), settled.settings(), channel)), view.revision());
    }

    private static void requireSameKind(Channel channel, ChannelRequest request) {
        var faults = new Faults();
        faults.check(channel.settings().kind().equals(request.type()), "type", "cannot be changed");
        faults.check(request.config() == null || !request.config().containsKey("api_key"), "config.api_key",
            "is changed at /v1/channels/%s/keys".formatted(channel.id()));
        faults.done();
    }

    private BotView bot(Caller caller, ChannelRequest request) {
        var text = request.botId() == null ? "" : request.botId();
        Optional<BotView> bot = Ids.hasShape(BotId.PREFIX, text)
            ? desk.find(new FindBot(caller.workspace(), new BotId(text)), BotView.class) : Optional.empty();
        return bot.orElseThrow(() -> new Refused(Refused.Code.INVALID, "A field is not acceptable",
            List.of(new Refused.Fault("bot_id", "must be a bot of this workspace"))));
    }

    private ChannelView channel(Caller caller, ChannelId id) {
        return desk.get(new FindChannel(caller.workspace(), id), ChannelView.class);
    }
}
