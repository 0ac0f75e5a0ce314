CREATE TABLE channel (
    channel_id   text PRIMARY KEY,
    workspace_id text NOT NULL,
    bot_id       text NOT NULL,
    settings     json NOT NULL,
    keys         json NOT NULL,
    deleted      boolean NOT NULL,
    created      bigint NOT NULL,
    created_at   timestamptz NOT NULL,
    position     bigint NOT NULL,
    updated_at   timestamptz NOT NULL,
    revision     bigint NOT NULL
);
CREATE INDEX channel_newest ON channel (workspace_id, created DESC) WHERE NOT deleted;
CREATE INDEX channel_of_bot ON channel (bot_id, created DESC) WHERE NOT deleted;
