package io.verbatim.query.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.verbatim.query.Batch;
import io.verbatim.query.Columns;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What bots are made of: frozen in versions, and at work in drafts. */
@Component
class DefinitionTables {

    private static final String ADD_VERSIONS = """
        INSERT INTO bot_version (bot_id, version, bot_name, definition, notes, published_at, published_by)
        SELECT * FROM unnest(:bots::text[], :versions::text[]::integer[], :names::text[], :definitions::text[]::json[], :notes::text[],
            :times::text[]::timestamptz[], :actors::text[])
        ON CONFLICT (bot_id, version) DO NOTHING
        """;
    private static final String SAVE_DRAFTS = """
        INSERT INTO draft (bot_id, definition, revision, updated_at, position)
        SELECT * FROM unnest(:bots::text[], :definitions::text[]::json[], :revisions::text[]::bigint[], :times::text[]::timestamptz[],
            :positions::text[]::bigint[])
        ON CONFLICT (bot_id) DO UPDATE SET definition = excluded.definition, revision = excluded.revision, updated_at = excluded.updated_at,
            position = excluded.position
        WHERE draft.position < excluded.position
        """;

    private final Batch<List<Version>> versions = new Batch<>("bot_version", ArrayList::new, this::addVersions);
    private final Batch<Map<BotId, Draft>> drafts = new Batch<>("draft", LinkedHashMap::new, this::saveDrafts);
    private final JdbcClient jdbc;

    DefinitionTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Version version) {
        versions.current().add(version);
    }

    /** The last draft of a batch is the one that stays. */
    void keep(Draft draft) {
        drafts.current().put(draft.bot(), draft);
    }

    private void addVersions(List<Version> rows) {
        jdbc.sql(ADD_VERSIONS)
            .param("bots", Columns.of(rows, Version::bot))
            .param("versions", Columns.of(rows, Version::number))
            .param("names", Columns.of(rows, Version::botName))
            .param("definitions", Columns.of(rows, row -> StoredJson.write(row.definition())))
            .param("notes", Columns.of(rows, Version::notes))
            .param("times", Columns.of(rows, Version::at))
            .param("actors", Columns.of(rows, Version::actor))
            .update();
    }

    private void saveDrafts(Map<BotId, Draft> latest) {
        var rows = List.copyOf(latest.values());
        jdbc.sql(SAVE_DRAFTS)
            .param("bots", Columns.of(rows, Draft::bot))
            .param("definitions", Columns.of(rows, row -> StoredJson.write(row.definition())))
            .param("revisions", Columns.of(rows, Draft::revision))
            .param("times", Columns.of(rows, Draft::at))
            .param("positions", Columns.of(rows, Draft::position))
            .update();
    }

    record Version(BotId bot, int number, String botName, BotDraft definition, @Nullable String notes, Instant at, String actor) { }

    record Draft(BotId bot, BotDraft definition, long revision, Instant at, long position) { }
}
