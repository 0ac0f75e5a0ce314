package io.verbatim.fake;

import io.verbatim.channel.delivery.Delivery;
import io.verbatim.channel.delivery.Part;
import io.verbatim.channel.delivery.Sender;
import io.verbatim.channel.delivery.Sent;
import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.management.ChannelKind;
import io.verbatim.shared.channel.ChannelEvent.ChannelCreated;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.TurnId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.StringNode;

/**
 * The plainest channel that sends: each word a part, posted to a URL. A new one talks to those at once whom its configuration greets. Part
 * of the product where tests are on its class path.
 */
@Component
@ProcessingGroup("live-posting")
public class PostingChannel implements ChannelKind, Sender {
    /** As channels name it. */
    public static final String KIND = "posting";

    private final Egress egress;
    private final CommandGateway commands;

    PostingChannel(Egress egress, CommandGateway commands) {
        this.egress = egress;
        this.commands = commands;
    }

    @EventHandler
    void on(ChannelCreated event) {
        if (event.settings().config().get("greets") instanceof String user) {
            Thread.ofVirtual().start(() -> greet(event, user));
        }
    }

    private void greet(ChannelCreated event, String user) {
        commands.send(new StartSession(ConversationId.of(event.channelId(), user), TurnId.next(), event.workspaceId(), event.channelId(),
            KIND, event.botId(), user, new EndUser(user, KIND, null, null), Map.of(), null, false, Duration.ZERO));
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public Map<String, Object> checkedConfig(Map<String, Object> config) {
        return config;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Part> parts(Delivery delivery) {
        return Part.of(delivery, Arrays.stream(delivery.message().asText().split(" ")).map(StringNode::valueOf).toList());
    }

    @Override
    public Sent send(Delivery delivery, Part part) {
        var request = EgressRequest.post(delivery.config("url"),
            Map.of("webhook-id", part.id(), "user", delivery.user().id()), part.content().asString().getBytes(StandardCharsets.UTF_8),
            Duration.ofSeconds(15));
        return switch (egress.call(request)) {
            case EgressAnswer answer when answer.isSuccess() -> new Sent.Accepted("provider-" + part.id(), answer.status());
            case EgressAnswer answer when answer.status() == 410 -> new Sent.ChannelDead("gone", 410);
            case EgressAnswer answer when answer.status() >= 500 -> new Sent.Retry("http_" + answer.status(), null, answer.status());
            case EgressAnswer answer -> new Sent.Failed("http_" + answer.status(), answer.status());
            case EgressFailure failure -> new Sent.Unknown("no_answer");
        };
    }

    @Override
    public List<Duration> backoff() {
        return List.of(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(50));
    }
}
