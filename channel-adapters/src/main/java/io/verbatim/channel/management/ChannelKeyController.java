package io.verbatim.channel.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.Ids;
import io.verbatim.shared.channel.ChannelCommand.IssueChannelKey;
import io.verbatim.shared.channel.ChannelCommand.RevokeChannelKey;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannel;
import io.verbatim.shared.channel.ChannelView;
import io.verbatim.shared.workspace.IssuedKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys of a channel: a second one is made before the first is taken away, so that clients can change over. */
@RestController
@RequestMapping(path = "/v1/channels/{id}/keys", produces = MediaType.APPLICATION_JSON_VALUE)
class ChannelKeyController {
    private static final int UNCHANGED = 1;

    private final Desk desk;
    private final Keys keys;

    ChannelKeyController(Desk desk, Keys keys) {
        this.desk = desk;
        this.keys = keys;
    }

    @PostMapping
    @Described(value = "A second key of a channel", takes = KeyRequest.class, gives = KeyResource.class, status = 201,
        headers = "ETag", bodyless = true,
        example = "{\"api_key\": \"a-key-of-your-own-with-32-characters\"}")
    ResponseEntity<Envelope> issue(Caller caller, @PathVariable("id") String text, Body body) {
        var channel = channel(caller, text);
        var own = body.orEmptyAs(KeyRequest.class).apiKey();
        var key = own == null ? keys.generate() : keys.own("api_key", own);
        desk.tell(caller, new IssueChannelKey(channel, caller.workspace(), key.issued()));
        return Answers.created("/v1/channels/%s/keys/%s".formatted(channel, key.issued().id()),
            KeyResource.of(key.issued(), key.key().value()), UNCHANGED);
    }

    @GetMapping("/{key}")
    @Described(value = "A key of a channel, without the key itself", gives = KeyResource.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("id") String text, @PathVariable("key") String key) {
        var id = Given.key(key);
        return Answers.one(view(caller, text).channel().keys().stream().filter(issued -> issued.id().equals(id)).findFirst()
            .map(issued -> KeyResource.of(issued, null)).orElseThrow(Desk::notFound), UNCHANGED);
    }

    @DeleteMapping("/{key}")
    @Described("Revoke a key of a channel")
    ResponseEntity<Envelope> revoke(Caller caller, @PathVariable("id") String text, @PathVariable("key") String key) {
        desk.tell(caller, new RevokeChannelKey(channel(caller, text), caller.workspace(), Given.key(key)));
        return Answers.gone();
    }

    private ChannelId channel(Caller caller, String text) {
        return view(caller, text).channel().id();
    }

    private ChannelView view(Caller caller, String text) {
        return desk.get(new FindChannel(caller.workspace(), Given.channel(text)), ChannelView.class);
    }

    private record KeyRequest(@Nullable String apiKey) { }

    /** The key itself is in the answer to its creation only. When that was stands in its id. */
    private record KeyResource(String id, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String apiKey, String apiKeyLast4,
                               Instant createdAt, Instant updatedAt) {

        static KeyResource of(IssuedKey issued, @Nullable String key) {
            var at = Ids.madeAt(issued.id().value());
            return new KeyResource(issued.id().value(), key, issued.last4(), at, at);
        }
    }
}
