CREATE TABLE conversation (
    conversation_id  text PRIMARY KEY,
    workspace_id     text NOT NULL,
    bot_id           text NOT NULL,
    bot_version      integer NOT NULL,
    channel_id       text NOT NULL,
    channel_kind     text NOT NULL,
    user_id          text NOT NULL,
    platform         text NOT NULL,
    user_name        text,
    username         text,
    session_id       text NOT NULL,
    active           boolean NOT NULL,
    state            text,
    sessions         bigint NOT NULL,
    messages         bigint NOT NULL,
    created          bigint NOT NULL,
    created_at       timestamptz NOT NULL,
    last_activity    bigint NOT NULL,
    last_activity_at timestamptz NOT NULL,
    position         bigint NOT NULL
);
CREATE INDEX conversation_latest ON conversation (bot_id, last_activity DESC);
CREATE INDEX conversation_of_user ON conversation (bot_id, user_id);

CREATE TABLE channel_activity (
    channel_id       text PRIMARY KEY,
    last_activity_at timestamptz NOT NULL
) WITH (fillfactor = 50);
