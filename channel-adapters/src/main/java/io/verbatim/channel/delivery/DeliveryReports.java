package io.verbatim.channel.delivery;

import io.verbatim.channel.vault.Signatures;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.Facts;
import io.verbatim.shared.Ids;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.RecordDeliveryStatus;
import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DeliveryPlace;
import io.verbatim.shared.conversation.DeliveryQuery.FindRepetition;
import io.verbatim.shared.conversation.DeliveryQuery.FindReported;
import io.verbatim.shared.conversation.Repetition;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where channels hand in what providers report on messages. */
@Component
public class DeliveryReports {
    private final Desk desk;
    private final CommandGateway commands;
    private final Signatures signatures;

    DeliveryReports(Desk desk, CommandGateway commands, Signatures signatures) {
        this.desk = desk;
        this.commands = commands;
        this.signatures = signatures;
    }

    /**
     * Takes note of a report; it may come before the answer to the message itself. The caller sees to it that none comes twice.
     *
     * @return which delivery it is about; for a message that is none of this channel's nothing happens
     */
    public Optional<DeliveryPlace> take(Channel channel, Report report) {
        var place = find(channel, report).or(() -> {
            desk.awaitViews();
            return find(channel, report);
        });
        place.ifPresent(found -> tell(channel, found, command(channel, report, found)));
        return place;
    }

    /** Has a delivery that has failed sent once more; nothing happens to one that is under way or has arrived. */
    public void redeliver(Channel channel, DeliveryPlace place) {
        desk.awaitViews();
        desk.find(new FindRepetition(place.workspaceId(), place.deliveryId()), Repetition.class).filter(Repetition::isOpen)
            .ifPresent(found -> tell(channel, place, found.command()));
    }

    private void tell(Channel channel, DeliveryPlace place, ConversationCommand command) {
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(command)
            .withMetaData(Map.of(Facts.WORKSPACE, place.workspaceId().value(), Facts.ACTOR, "channel:" + channel.id())));
    }

    private Optional<DeliveryPlace> find(Channel channel, Report report) {
        var named = report.partId() == null ? null : PartName.of(report.partId());
        var reference = report.providerId() == null ? null : ProviderIds.reference(signatures, channel.id(), report.providerId());
        var found = desk.find(new FindReported(channel.id(), named == null ? null : named.delivery(), reference), DeliveryPlace.class);
        return named == null ? found : found.map(place ->
            new DeliveryPlace(place.workspaceId(), place.conversationId(), place.turnId(), place.deliveryId(), named.part()));
    }

    private static RecordDeliveryStatus command(Channel channel, Report report, DeliveryPlace place) {
        return new RecordDeliveryStatus(place.conversationId(), place.turnId(), channel.id(), place.deliveryId(), place.part(),
            report.status(), report.at(), report.detail());
    }

    /** The name of a part taken apart; {@code part} from 0. */
    private record PartName(DeliveryId delivery, int part) {

        static @Nullable PartName of(String partId) {
            int dash = partId.indexOf('-');
            var delivery = dash < 0 ? partId : partId.substring(0, dash);
            var number = dash < 0 ? "1" : partId.substring(dash + 1);
            return Ids.hasShape(DeliveryId.PREFIX, delivery) && number.matches("[1-9][0-9]{0,5}")
                ? new PartName(new DeliveryId(delivery), Integer.parseInt(number) - 1) : null;
        }
    }
}
