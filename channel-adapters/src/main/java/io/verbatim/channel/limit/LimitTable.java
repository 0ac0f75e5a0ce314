package io.verbatim.channel.limit;

import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the nodes meet. Its windows begin by the database's clock; all claims on a window are together no more than its limit. */
@Component
class LimitTable {
    // Sorted, here and below, so that two nodes never wait for each other's rows in a circle.
    private static final String OPEN = """
        insert into rate_limit (key_id, began_at, used, claimed)
        select key, clock_timestamp() - age * interval '1 millisecond', 0, 0
          from unnest(?::text[], ?::text[]::bigint[]) as told (key, age)
         order by key
            on conflict do nothing
        """;

    private static final String CLAIM = """
        with told as (
            select * from unnest(?::text[], ?::text[]::bigint[], ?::text[]::bigint[], ?::text[]::bigint[], ?::text[]::bigint[],
                ?::text[]::bigint[], ?::text[]::bigint[], ?::text[]::bigint[])
                as told (key, age, most, passed, used, before, in_hand, wanted)),
        seen as (
            select *, began_at > clock_timestamp() - make_interval(secs => ?) as is_open from rate_limit
             where key_id in (select key from told) order by key_id for update),
        known as (
            select told.*, clock_timestamp() - age * interval '1 millisecond' as began, is_open,
                   case when is_open then greatest(0, claimed - before) else 0 end as others
              from told join seen on key_id = key)
        update rate_limit as r set
               began_at = case when is_open then least(r.began_at, began) else began end,
               used = case when is_open then r.used else 0 end + passed,
               claimed = others + known.used + greatest(in_hand, least(wanted, (most - others - known.used + ? - 1) / ?))
          from known
         where r.key_id = key
        returning key_id, r.used, r.claimed - others, (extract(epoch from clock_timestamp() - r.began_at) * 1000)::bigint
        """;

    private final JdbcClient jdbc;

    LimitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what this node has let pass, claims what it wants or the part of what is free, and answers how these keys stand. */
    List<Look> claim(List<Claim> claims, int nodes) {
        open(claims.stream().filter(claim -> claim.before() == 0).toList());
        return jdbc.sql(CLAIM)
            .params(column(claims, Claim::key), column(claims, Claim::age), column(claims, Claim::limit), column(claims, Claim::passed),
                column(claims, Claim::used), column(claims, Claim::before), column(claims, Claim::inHand), column(claims, Claim::wanted),
                Window.LENGTH.toSeconds(), nodes, nodes)
            .query((row, number) -> new Look(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
            .list();
    }

    /** Removes the windows that are long over. */
    void forgetTheOld() {
        jdbc.sql("delete from rate_limit where began_at < clock_timestamp() - interval '5 minutes'").update();
    }

    private void open(List<Claim> first) {
        if (!first.isEmpty()) {
            jdbc.sql(OPEN).params(column(first, Claim::key), column(first, Claim::age)).update();
        }
    }

    private static String[] column(List<Claim> claims, Function<Claim, Object> field) {
        return claims.stream().map(field).map(Object::toString).toArray(String[]::new);
    }
}
