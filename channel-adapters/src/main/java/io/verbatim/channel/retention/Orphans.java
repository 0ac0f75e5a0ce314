package io.verbatim.channel.retention;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is left of workspaces that were closed, and of integrations, channels and bots that were deleted. */
@Component
class Orphans {
    // Not at once: calls may be under way, and providers have still to be told that a channel is gone.
    private static final String PAUSE = "interval '10 minutes'";
    private static final int AT_A_TIME = 20;

    private static final String CLOSED = """
        select workspace_id from workspace w where closed and updated_at < statement_timestamp() - %s
            and not exists (select from conversation c where c.workspace_id = w.workspace_id)
            and (exists (select from api_key k where k.workspace_id = w.workspace_id)
                or exists (select from bot b where b.workspace_id = w.workspace_id)
                or exists (select from secret s where s.workspace_id = w.workspace_id))
        limit %d
        """.formatted(PAUSE, AT_A_TIME);

    private static final List<String> OF_BACKEND = List.of("experiment_count", "integration_breaker", "integration_status");
    private static final List<String> OF_CHANNEL = List.of("channel_activity", "channel_alert", "channel_count", "channel_trouble",
        "telegram_option", "telegram_webhook", "webhook_page", "whatsapp_contact", "whatsapp_ignored", "whatsapp_token", "whatsapp_upload",
        "whatsapp_user");
    private static final List<String> OF_BOT = List.of("bot_version", "draft");
    private static final List<String> OF_WORKSPACE = List.of("backend", "channel", "bot", "api_key", "member", "test_session", "replay",
        "inbox", "inbox_aside", "named_request", "named_secret", "secret", "console_session", "invitation", "member_password");

    // What a copy still uses stays. A deleted thing's settings stay, too, and say where its secrets were.
    private static final String SECRETS = """
        with gone as (
            select b.workspace_id, b.settings::text as text from backend b join bot using (bot_id)
                where (b.removed and b.updated_at between :from and :to) or (bot.deleted and bot.updated_at between :from and :to)
            union all select workspace_id, settings::text from channel where deleted and updated_at between :from and :to
            union all select workspace_id, definition::text from draft join bot using (bot_id)
                where deleted and bot.updated_at between :from and :to),
        candidate as (
            select distinct gone.workspace_id, found[1] as id from gone, regexp_matches(gone.text, 'sec_[0-9a-z]{26}', 'g') as found),
        kept as (
            select s.id, s.workspace_id from secret s join candidate c on c.id = s.id and c.workspace_id = s.workspace_id)
        delete from secret using kept where secret.id = kept.id
            and not exists (select from backend b join bot using (bot_id) where b.workspace_id = kept.workspace_id and not b.removed
                and not bot.deleted and b.settings::text like '%' || kept.id || '%')
            and not exists (select from channel c where c.workspace_id = kept.workspace_id and not c.deleted
                and c.settings::text like '%' || kept.id || '%')
            and not exists (select from draft d join bot using (bot_id) where bot.workspace_id = kept.workspace_id and not bot.deleted
                and d.definition::text like '%' || kept.id || '%')
            and not exists (select from bot_version v join bot using (bot_id) where bot.workspace_id = kept.workspace_id and not bot.deleted
                and v.definition::text like '%' || kept.id || '%')
            and not exists (select from named_secret n where n.secret_id = kept.id)
        """.replace(":from", "statement_timestamp() - interval '2 days'").replace(":to", "statement_timestamp() - " + PAUSE);

    private final JdbcClient jdbc;

    Orphans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes away the secrets of what was deleted of late, as far as nothing else uses them. */
    void forgetSecrets() {
        jdbc.sql(SECRETS).update();
    }

    /** Takes away all rows of some workspaces that were closed, but for the audit log's. To be called in a transaction. */
    void forgetClosed() {
        var closed = jdbc.sql(CLOSED).query(String.class).list().toArray(String[]::new);
        if (closed.length > 0) {
            jdbc.sql("update media set expires_at = statement_timestamp() where workspace_id = any (?)").param(closed).update();
            OF_BACKEND.forEach(table -> delete(table, "backend", closed));
            OF_CHANNEL.forEach(table -> delete(table, "channel", closed));
            OF_BOT.forEach(table -> delete(table, "bot", closed));
            OF_WORKSPACE.forEach(table ->
                jdbc.sql("delete from %s where workspace_id = any (?)".formatted(table)).param(closed).update());
        }
    }

    // The names are constants of this class.
    private void delete(String table, String parent, String[] closed) {
        jdbc.sql("delete from %1$s where %2$s_id in (select %2$s_id from %2$s where workspace_id = any (?))".formatted(table, parent))
            .param(closed).update();
    }
}
