package io.verbatim.query.rebuild;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of a projection once more, in a schema of their own. Each step is to be made in a transaction. */
@Component
class Shadow {

    // Statements are planned for what the tables hold now: a plan made for an empty one would stand still in a full one.
    private static final String WORK_IN = """
        SELECT set_config('search_path', format('%I, %s', :shadow::text, current_setting('search_path')), true),
               set_config('plan_cache_mode', 'force_custom_plan', true), set_config('synchronous_commit', 'off', true)
        """;

    private final JdbcClient jdbc;

    Shadow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the tables, empty. */
    void make(Projection projection) {
        drop(projection.shadow());
        jdbc.sql("CREATE SCHEMA " + projection.shadow()).update();
        projection.tables().forEach(table -> call("rebuild_table(current_schema(), :shadow, :table)", projection, table));
    }

    /** From now on, and until the transaction is over, statements find these tables in the place of those in use. */
    void enter(Projection projection) {
        jdbc.sql(WORK_IN).param("shadow", projection.shadow()).query((row, no) -> no).single();
    }

    /** Makes what was left for when all rows are there. */
    void finish(Projection projection) {
        for (var table : projection.tables()) {
            call("rebuild_indexes(current_schema(), :shadow, :table, true)", projection, table);
            jdbc.sql("ANALYZE %s.%s".formatted(projection.shadow(), table)).update();
        }
    }

    /** Puts the tables in the place of those in use, which are dropped. Fails where the locks cannot be had soon. */
    void swap(Projection projection) {
        jdbc.sql("SELECT rebuild_swap(:home, :shadow, :tables)::text").param("home", home()).param("shadow", projection.shadow())
            .param("tables", projection.tables().toArray(String[]::new)).query((row, no) -> no).single();
        projection.cleared().forEach(table -> jdbc.sql("DELETE FROM " + table).update());
    }

    void drop(String schema) {
        jdbc.sql("DROP SCHEMA IF EXISTS %s CASCADE".formatted(schema)).update();
    }

    /** The schema of the tables in use, whatever the transaction looks into first. */
    String home() {
        return jdbc.sql("SELECT nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = 'rebuild'::regclass")
            .query(String.class).single();
    }

    private void call(String function, Projection projection, String table) {
        jdbc.sql("SELECT %s::text".formatted(function)).param("shadow", projection.shadow()).param("table", table)
            .query((row, no) -> no).single();
    }
}
