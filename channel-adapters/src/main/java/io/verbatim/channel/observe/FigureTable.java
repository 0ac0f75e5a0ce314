package io.verbatim.channel.observe;

import io.verbatim.channel.observe.Figures.Figure;
import java.util.Collection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks, in one statement, at what the whole installation has in its tables. Nothing is counted for ever. */
@Component
class FigureTable {
    private static final int MOST = 100_000;
    private static final int MOST_SESSIONS = 1_000_000;
    private static final int SECONDS_AT_MOST = 5;
    private static final String LOOK = """
        with log as materialized (select highest, inserting from event_settling_sample()),
             reader as materialized (
                 select name, least(position, highest) as position from processor_position, log where name = any (?))
        select 'verbatim.processor.lag' as name, name as of, (highest - position)::float8 as value from reader, log
        union all
        select 'position', name, position from reader
        union all
        select 'verbatim.processor.delay', name, coalesce((select extract(epoch from clock_timestamp() - recorded_at)
            from event where global_index > position order by global_index limit 1), 0) from reader
        union all
        select 'verbatim.settled.lag', '', case when inserting is null then 0
            else highest - coalesce((select max(position) from reader), 0) end from log
        union all
        select 'verbatim.parked', reader.name, count(parked.processor) from reader left join parked on parked.processor = reader.name
            group by reader.name
        union all
        select 'verbatim.work.open', kinds.kind, (select count(*) from (select from work where work.kind = kinds.kind limit ?) as few)
            from unnest(array['attempt', 'effect', 'delivery']) as kinds (kind)
        union all
        select 'verbatim.deadlines.overdue', '', count(*)
            from (select from deadline where due_at < clock_timestamp() - interval '5 seconds' limit ?) as few
        union all
        select 'verbatim.inbox', 'waiting', count(*) from (select from inbox limit ?) as few
        union all
        select 'verbatim.inbox', 'set_aside', count(*) from (select from inbox_aside limit ?) as few
        union all
        select 'verbatim.sessions.open', '', (select count(*) from (select from conversation where due_at is not null limit ?) as resting)
            + (select count(*) from (select from conversation where active and due_at is null limit ?) as others)
        union all
        select 'verbatim.nodes', '', count(*) from node where lease_until >= clock_timestamp()
        """;

    private final JdbcClient jdbc;

    FigureTable(DataSource dataSource) {
        var template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(SECONDS_AT_MOST);
        this.jdbc = JdbcClient.create(template);
    }

    /** All figures, those of processors for these only. */
    Figures look(Collection<String> processors) {
        return new Figures(jdbc.sql(LOOK).param(processors.toArray(String[]::new))
            .params(MOST, MOST, MOST, MOST, MOST_SESSIONS, MOST_SESSIONS)
            .query((row, n) -> new Figure(row.getString("name"), row.getString("of"), row.getDouble("value"))).list());
    }
}
