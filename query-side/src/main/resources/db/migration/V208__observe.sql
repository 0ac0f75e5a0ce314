CREATE SCHEMA IF NOT EXISTS observe;

CREATE VIEW observe.v_message AS
SELECT t.message_id, c.workspace_id, c.channel_id, t.started_at AS received_at,
       CASE WHEN t.completed_at IS NOT NULL
            THEN coalesce(t.result, CASE WHEN t.reply_id IS NULL THEN 'completed' ELSE 'replied' END) END AS terminal_state,
       t.completed_at AS terminal_at, t.reply_id
FROM turn t LEFT JOIN conversation c USING (conversation_id)
WHERE t.message_id IS NOT NULL;

CREATE VIEW observe.v_attempt AS
SELECT a.attempt_id, a.dispatch_id, a.conversation_id, t.message_id, a.no, a.backend_id AS integration_id, a.started_at, a.outcome,
       a.outcome_at, a.node
FROM attempt a LEFT JOIN turn t USING (turn_id);
