package io.verbatim.channel.whatsapp;

import io.verbatim.channel.vault.Signatures;
import io.verbatim.channel.whatsapp.inbound.Sender;
import io.verbatim.channel.whatsapp.outbound.Address;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows users again, by number or by the id within the business, whichever a message tells. */
@Component("whatsappContacts")
class Contacts {
    private static final int KEY = 32;

    private final ContactTable table;
    private final Signatures signatures;

    Contacts(ContactTable table, Signatures signatures) {
        this.table = table;
        this.signatures = signatures;
    }

    /** Who wrote then; a new one is known from now on. */
    Contact wrote(ChannelId channel, Sender sender, @Nullable Instant at) {
        var known = table.wrote(channel, alias(channel, sender.key()), at).filter(contact -> isComplete(contact.address(), sender));
        return known.orElseGet(() -> {
            acquaint(channel, sender);
            return table.wrote(channel, alias(channel, sender.key()), at).orElseThrow();
        });
    }

    /** Who has this conversation, if it is a user of ours. */
    Optional<Contact> of(ConversationId conversation) {
        return table.find(conversation);
    }

    /** Who this is, if it is a user of ours. */
    Optional<Contact> known(ChannelId channel, Sender sender) {
        return found(channel, sender.userId()).or(() -> found(channel, sender.waId()).filter(contact -> isSame(contact, sender)));
    }

    /** Nothing but a template may be said to this user, until the user writes. */
    void close(Contact contact) {
        table.close(contact.id());
    }

    /** The same, unless the user has written since this was read: then the day has begun anew. */
    void closeUnlessWritten(Contact contact) {
        table.closeUnlessWritten(contact.id(), contact.lastSaidAt());
    }

    /** Notes until when the messages sent to the user fill the rate for one user. */
    void fill(Contact contact, Instant until) {
        table.fill(contact.id(), until);
    }

    /** Whether a template may be sent: one at a time, until the user writes. */
    boolean mayRemind(Contact contact) {
        return table.mayRemind(contact.id());
    }

    /** The template has not gone, and may be sent yet. */
    void notReminded(Contact contact) {
        table.forgetReminder(contact.id());
    }

    /** The same user has another number from now on; the id within the business changes with it. */
    void moved(ChannelId channel, Sender sender, String waId) {
        table.find(channel, alias(channel, sender.key())).ifPresent(contact ->
            table.put(channel, contact.id(), contact.sessionKey(), new Address(waId, null), List.of(alias(channel, waId))));
    }

    // A number and an id within the business may both be new, in messages that are handled at once: they are one user.
    private void acquaint(ChannelId channel, Sender sender) {
        var aliases = Stream.of(sender.userId(), sender.waId()).filter(Objects::nonNull).map(id -> alias(channel, id)).toList();
        table.alone(aliases, () -> acquaint(channel, sender, aliases));
    }

    private void acquaint(ChannelId channel, Sender sender, List<String> aliases) {
        var known = known(channel, sender);
        var sessionKey = known.map(Contact::sessionKey)
            .orElseGet(() -> "wa_" + alias(channel, sender.key()).substring(0, KEY));
        var before = known.map(Contact::address).orElse(new Address(null, null));
        var address = new Address(sender.waId() == null ? before.waId() : sender.waId(),
            sender.userId() == null ? before.userId() : sender.userId());
        table.put(channel, ConversationId.of(channel, sessionKey), sessionKey, address, aliases);
    }

    private Optional<Contact> found(ChannelId channel, @Nullable String id) {
        return id == null ? Optional.empty() : table.find(channel, alias(channel, id));
    }

    // A number that was given to somebody else comes with another id.
    private static boolean isSame(Contact contact, Sender sender) {
        return contact.address().userId() == null || sender.userId() == null || contact.address().userId().equals(sender.userId());
    }

    private static boolean isComplete(Address address, Sender sender) {
        return (sender.waId() == null || sender.waId().equals(address.waId()))
            && (sender.userId() == null || sender.userId().equals(address.userId()));
    }

    private String alias(ChannelId channel, String id) {
        return signatures.of("whatsapp-users", channel + "\n" + id);
    }
}
