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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.StringNode;

/** The plainest channel that sends: each word a part, posted to a URL; part of the product where tests run it in their own process. */
@Component
public class PostingChannel implements ChannelKind, Sender {
    /** As channels name it. */
    public static final String KIND = "posting";

    private final Egress egress;

    PostingChannel(Egress egress) {
        this.egress = egress;
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public int defaultSessionExpirySeconds() {
        return 0;
    }

    @Override
    public boolean hasKeys() {
        return false;
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
