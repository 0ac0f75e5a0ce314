package io.verbatim.shared.conversation;

import io.verbatim.shared.Page;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be read of deliveries. */
public sealed interface DeliveryQuery {

    /** A channel's deliveries, newest first: a {@code Paged<DeliveryView>}. */
    record ListDeliveries(WorkspaceId workspaceId, ChannelId channelId, Filter filter, Page page) implements DeliveryQuery { }

    /** One delivery: an {@code Optional<DeliveryView>}. */
    record FindDelivery(WorkspaceId workspaceId, DeliveryId deliveryId) implements DeliveryQuery { }

    /** What it takes to ask for a delivery once more, in whatever state it is: an {@code Optional<Repetition>}. */
    record FindRepetition(WorkspaceId workspaceId, DeliveryId deliveryId) implements DeliveryQuery { }

    /** The same for those of a channel that have failed or of which nobody knows, oldest first: a {@code List<Repetition>}. */
    record FindRepetitions(WorkspaceId workspaceId, ChannelId channelId, Filter filter, int limit) implements DeliveryQuery { }

    /**
     * Which delivery a provider's report is about: an {@code Optional<DeliveryPlace>}.
     *
     * @param deliveryId  where the report names it
     * @param providerRef the provider's name for the message, as a keyed hash
     */
    record FindReported(ChannelId channelId, @Nullable DeliveryId deliveryId, @Nullable String providerRef) implements DeliveryQuery { }

    /** Narrows a list by state and by when the delivery was first asked for, from (included) and to (excluded); null says nothing. */
    record Filter(@Nullable String state, @Nullable Instant from, @Nullable Instant to) { }
}
