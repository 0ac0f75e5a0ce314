package io.verbatim.channel.whatsapp;

import io.verbatim.channel.vault.Envelopes;
import io.verbatim.channel.whatsapp.outbound.Address;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Users by what they are known by, which is kept as keyed hashes, and their addresses, which are sealed. */
@Component("whatsappContactTable")
class ContactTable {
    private static final String PURPOSE = "whatsapp-addresses";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Envelopes envelopes;

    ContactTable(JdbcClient jdbc, PlatformTransactionManager transactions, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.envelopes = envelopes;
    }

    /** Does this in one transaction, while nobody else does so for a user who is known by one of these. */
    void alone(List<String> aliases, Runnable task) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(alias, 310)) from (select unnest(?) as alias order by 1) as in_order")
                .param(aliases.toArray(String[]::new)).query().listOfRows();
            task.run();
        });
    }

    /**
     * Notes that the user of this name wrote then, by WhatsApp's clock if it says so and is not ahead; answers who it is, if known. Waits
     * for no disk: the message stays in the inbox until a later commit, which brings this one with it, and is handled again otherwise.
     */
    Optional<Contact> wrote(ChannelId channel, String alias, @Nullable Instant at) {
        return jdbc.sql("""
                with lazily as materialized (select set_config('synchronous_commit', 'off', true))
                update whatsapp_contact
                   set last_said_at = greatest(last_said_at, least(coalesce(?, clock_timestamp()), clock_timestamp())),
                       closed_at = null
                  from lazily
                 where conversation_id = (select conversation_id from whatsapp_user where channel_id = ? and alias = ?)
                returning whatsapp_contact.*
                """)
            .params(at == null ? null : at.atOffset(ZoneOffset.UTC), channel.value(), alias).query(this::contact).optional();
    }

    Optional<Contact> find(ConversationId id) {
        return jdbc.sql("select * from whatsapp_contact where conversation_id = ?").param(id.value()).query(this::contact).optional();
    }

    Optional<Contact> find(ChannelId channel, String alias) {
        return jdbc.sql("""
                select c.* from whatsapp_contact c join whatsapp_user u using (conversation_id) where u.channel_id = ? and alias = ?""")
            .params(channel.value(), alias).query(this::contact).optional();
    }

    /** Keeps the address of a user, and what the user is known by from now on; nobody else is known by it any more. */
    void put(ChannelId channel, ConversationId id, String sessionKey, Address address, List<String> aliases) {
        jdbc.sql("""
                with kept as (
                    insert into whatsapp_contact (conversation_id, channel_id, session_key, address) values (?, ?, ?, ?)
                        on conflict (conversation_id) do update set address = excluded.address
                    returning conversation_id)
                insert into whatsapp_user (channel_id, alias, conversation_id) select ?, unnest(?), conversation_id from kept
                    on conflict (channel_id, alias) do update set conversation_id = excluded.conversation_id
                """)
            .params(id.value(), channel.value(), sessionKey, sealed(id, address), channel.value(), aliases.toArray(String[]::new)).update();
    }

    /** Notes that a template goes out; false if one did since the user wrote last. */
    boolean mayRemind(ConversationId id) {
        return jdbc.sql("""
                update whatsapp_contact set template_at = clock_timestamp()
                 where conversation_id = ? and (template_at is null or template_at < last_said_at)
                """)
            .param(id.value()).update() == 1;
    }

    /** No template has gone since the user wrote last. */
    void forgetReminder(ConversationId id) {
        jdbc.sql("update whatsapp_contact set template_at = null where conversation_id = ?").param(id.value()).update();
    }

    /** Meta says that nothing but a template may be said to the user, until the user writes. */
    void close(ConversationId id) {
        jdbc.sql("update whatsapp_contact set closed_at = clock_timestamp() where conversation_id = ?").param(id.value()).update();
    }

    /** The same, if the latest message of the user's is still the one of then. */
    void closeUnlessWritten(ConversationId id, @Nullable Instant lastSaidAt) {
        jdbc.sql("""
                update whatsapp_contact set closed_at = clock_timestamp()
                 where conversation_id = ? and last_said_at is not distinct from ?::timestamptz
                """)
            .params(id.value(), lastSaidAt == null ? null : lastSaidAt.atOffset(ZoneOffset.UTC)).update();
    }

    void fill(ConversationId id, Instant until) {
        jdbc.sql("update whatsapp_contact set pair_at = greatest(pair_at, ?) where conversation_id = ?")
            .params(until.atOffset(ZoneOffset.UTC), id.value()).update();
    }

    private byte[] sealed(ConversationId id, Address address) {
        return envelopes.close(PURPOSE, id.value(), MAPPER.writeValueAsString(address));
    }

    private Contact contact(ResultSet row, int number) throws SQLException {
        var id = new ConversationId(row.getString("conversation_id"));
        var address = MAPPER.readValue(envelopes.open(PURPOSE, id.value(), row.getBytes("address")), Address.class);
        return new Contact(id, row.getString("session_key"), address, instant(row, "last_said_at"),
            instant(row, "closed_at"), instant(row, "pair_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String name) throws SQLException {
        var at = row.getObject(name, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
