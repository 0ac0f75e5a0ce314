-- Test sessions that are active: a row goes when its session ends.
CREATE TABLE test_session (
    conversation_id  text PRIMARY KEY,
    workspace_id     text NOT NULL,
    bot_id           text NOT NULL,
    bot_version      integer NOT NULL,
    channel_kind     text NOT NULL,
    session_id       text NOT NULL,
    state            text,
    created          bigint NOT NULL,
    created_at       timestamptz NOT NULL,
    last_activity_at timestamptz NOT NULL,
    expiry_seconds   bigint NOT NULL,
    open_turns       integer NOT NULL,
    last_turn        text,
    due_at           timestamptz,
    position         bigint NOT NULL
);
CREATE INDEX test_session_newest ON test_session (workspace_id, bot_id, created DESC);
CREATE INDEX test_session_due ON test_session (due_at, conversation_id) WHERE due_at IS NOT NULL;
