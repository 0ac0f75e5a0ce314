package io.verbatim.channel.delivery;

import io.verbatim.channel.vault.Signatures;
import io.verbatim.shared.Lease;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.DueDelivery;
import io.verbatim.shared.conversation.SendOutcome;
import io.verbatim.shared.conversation.SendOutcome.Accepted;
import io.verbatim.shared.conversation.SendOutcome.Doubtful;
import io.verbatim.shared.conversation.SendOutcome.Held;
import io.verbatim.shared.conversation.SendOutcome.Postponed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the attempt that is due, if one is to be made, and says what came of it. */
@Component
class Deliverer {
    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final String UNKNOWN = "outcome_unknown";

    private final ChannelsInUse channels;
    private final Senders senders;
    private final Lease lease;
    private final Signatures signatures;

    Deliverer(ChannelsInUse channels, Senders senders, Lease lease, Signatures signatures) {
        this.channels = channels;
        this.senders = senders;
        this.lease = lease;
        this.signatures = signatures;
    }

    /**
     * One attempt.
     *
     * @param begins puts on record that something is about to be sent that must not be sent twice; false if somebody else does
     * @return nothing if the delivery is no longer this node's
     */
    Optional<Attempt> attempt(DueDelivery due, BooleanSupplier begins) {
        var channel = channels.active(due.outgoing().pin().channelId()).orElse(null);
        if (channel == null) {
            return Optional.of(Attempt.rejected("channel_inactive"));
        }
        var sender = senders.of(channel.settings().kind()).orElse(null);
        return sender == null ? Optional.of(Attempt.rejected("not_supported"))
            : attempt(due, new Delivery(channel, due.outgoing()), sender, begins);
    }

    private Optional<Attempt> attempt(DueDelivery due, Delivery delivery, Sender sender, BooleanSupplier begins) {
        List<Part> parts;
        try {
            parts = sender.parts(delivery);
        } catch (RuntimeException e) {
            LOG.warn("Delivery {} cannot be put into the form of {}", delivery.id(), sender.kind(), e);
            return Optional.of(Attempt.rejected("not_sendable"));
        }
        boolean last = due.part() >= parts.size() - 1;
        return switch (due.standing()) {
            case CONFIRMED -> Optional.of(Attempt.without(new Accepted(null, last)));
            case DENIED -> Optional.of(Attempt.rejected("provider_failed"));
            default -> due.part() >= parts.size() ? Optional.of(Attempt.without(new Accepted(null, true)))
                : send(due, delivery, sender, parts.get(due.part()), last, begins);
        };
    }

    private Optional<Attempt> send(DueDelivery due, Delivery delivery, Sender sender, Part part, boolean last, BooleanSupplier begins) {
        boolean once = !sender.resendsUnknown(delivery);
        if (once && due.begun()) {
            return Optional.of(Attempt.without(new Held(UNKNOWN)));
        }
        if (once && !begins.getAsBoolean() || !lease.covers(delivery.id())) {
            return Optional.empty();
        }
        var sent = sent(sender, delivery, part);
        return Optional.of(new Attempt(outcome(due, sender, delivery.channel(), sent, last, once), status(sent), sent.note()));
    }

    private static Sent sent(Sender sender, Delivery delivery, Part part) {
        try {
            return sender.send(delivery, part);
        } catch (RuntimeException e) {
            LOG.warn("Sending {} ended in a way that was not foreseen", part.id(), e);
            return new Sent.Unknown("unforeseen");
        }
    }

    private SendOutcome outcome(DueDelivery due, Sender sender, Channel channel, Sent sent, boolean last, boolean once) {
        return switch (sent) {
            case Sent.Accepted accepted -> new Accepted(reference(channel, accepted.providerId()), last);
            case Sent.Retry(var reason, _, _) when Pauses.areOver(sender.backoff(), due.tries()) -> new SendOutcome.Rejected(reason);
            case Sent.Retry(var reason, var after, _) ->
                new Postponed(reason, Pauses.millis(sender.backoff(), due.tries(), after, ThreadLocalRandom.current()));
            case Sent.Failed(var reason, _) -> new SendOutcome.Rejected(reason);
            case Sent.Unknown(var reason) -> unknown(due, sender, reason, once);
            case Sent.ChannelDead(var reason, _) -> {
                channels.switchOff(channel, reason);
                yield new SendOutcome.Rejected(reason);
            }
            case Sent.Noted(var plain, _) -> outcome(due, sender, channel, plain, last, once);
        };
    }

    private static SendOutcome unknown(DueDelivery due, Sender sender, String reason, boolean once) {
        var wait = sender.statusWait();
        if (wait != null) {
            return new Doubtful(reason, wait.toMillis());
        }
        return once || Pauses.areOver(sender.backoff(), due.tries()) ? new Held(reason)
            : new Doubtful(reason, Pauses.millis(sender.backoff(), due.tries(), null, ThreadLocalRandom.current()));
    }

    private @Nullable String reference(Channel channel, @Nullable String providerId) {
        return providerId == null ? null : ProviderIds.reference(signatures, channel.id(), providerId);
    }

    private static int status(Sent sent) {
        return switch (sent) {
            case Sent.Accepted accepted -> accepted.httpStatus();
            case Sent.Retry retry -> retry.httpStatus();
            case Sent.Failed failed -> failed.httpStatus();
            case Sent.Unknown _ -> 0;
            case Sent.ChannelDead dead -> dead.httpStatus();
            case Sent.Noted noted -> status(noted.plain());
        };
    }
}
