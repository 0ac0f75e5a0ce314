CREATE TABLE backend (
    backend_id   text PRIMARY KEY,
    workspace_id text NOT NULL,
    bot_id       text NOT NULL,
    settings     json NOT NULL,
    removed      boolean NOT NULL,
    created      bigint NOT NULL,
    created_at   timestamptz NOT NULL,
    position     bigint NOT NULL,
    updated_at   timestamptz NOT NULL,
    revision     bigint NOT NULL
);
CREATE INDEX backend_oldest ON backend (bot_id, created) WHERE NOT removed;
