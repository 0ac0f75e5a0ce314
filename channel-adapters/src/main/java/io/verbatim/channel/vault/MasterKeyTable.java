package io.verbatim.channel.vault;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database knows of master keys: nothing that could be read without one of them. */
@Component
class MasterKeyTable {
    private final JdbcClient jdbc;

    MasterKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The check value of the key in force: this one, if there was none. */
    String firstCheck(String check) {
        jdbc.sql("insert into master_key_check (one, value) values (true, ?) on conflict do nothing").param(check).update();
        return jdbc.sql("select value from master_key_check").query(String.class).single();
    }

    Optional<Kept> find(String id) {
        return jdbc.sql("select * from master_key where id = ?").param(id).query((row, number) -> new Kept(row.getString("id"),
            row.getBytes("root"), row.getBytes("previous"), row.getBytes("handed_on"))).optional();
    }

    /** The key that is being changed to, if there is one. */
    Optional<String> next() {
        return jdbc.sql("select id from master_key where previous is not null").query(String.class).optional();
    }

    /** Keeps this; what was kept under the same key before is kept too where nothing is given now. */
    void keep(Kept kept) {
        jdbc.sql("""
            insert into master_key (id, root, previous, handed_on) values (?, ?, ?, ?) on conflict (id) do update
            set previous = coalesce(excluded.previous, master_key.previous), handed_on = coalesce(excluded.handed_on, master_key.handed_on)
            """).params(kept.id(), kept.root(), kept.previous(), kept.handedOn()).update();
    }

    /** Puts a key in force, and forgets what led from one to the other. */
    void putInForce(String check) {
        jdbc.sql("update master_key set previous = null, handed_on = null").update();
        jdbc.sql("delete from master_key_learned").update();
        jdbc.sql("update master_key_check set value = ?").param(check).update();
    }

    void learned(String id, String node) {
        jdbc.sql("insert into master_key_learned (key_id, node) values (?, ?) on conflict do nothing").params(id, node).update();
    }

    /** Nodes that run. */
    List<String> running() {
        return jdbc.sql("select id from node where lease_until >= clock_timestamp()").query(String.class).list();
    }

    /** Nodes that run and do not know this key. */
    List<String> ignorant(String id) {
        return jdbc.sql("""
            select id from node where lease_until >= clock_timestamp()
            and not exists (select from master_key_learned where node = node.id and key_id = ?)
            """).param(id).query(String.class).list();
    }

    /**
     * What is kept under a master key.
     *
     * @param root     of all digests
     * @param previous the key before, until nothing is sealed with it any more
     * @param handedOn the key after, for nodes that run with this one
     */
    record Kept(String id, byte[] root, byte @Nullable [] previous, byte @Nullable [] handedOn) { }
}
