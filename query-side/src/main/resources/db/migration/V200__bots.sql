CREATE TABLE bot (
    bot_id            text PRIMARY KEY,
    workspace_id      text NOT NULL,
    name              text NOT NULL,
    description       text,
    published_version integer,
    deleted           boolean NOT NULL,
    created           bigint NOT NULL,
    created_at        timestamptz NOT NULL,
    position          bigint NOT NULL,
    updated_at        timestamptz NOT NULL,
    revision          bigint NOT NULL
);
CREATE INDEX bot_newest ON bot (workspace_id, created DESC) WHERE NOT deleted;

CREATE TABLE bot_version (
    bot_id       text NOT NULL,
    version      integer NOT NULL,
    bot_name     text NOT NULL,
    definition   json NOT NULL,
    notes        text,
    published_at timestamptz NOT NULL,
    published_by text NOT NULL,
    PRIMARY KEY (bot_id, version)
);

CREATE TABLE draft (
    bot_id     text PRIMARY KEY,
    definition json NOT NULL,
    revision   bigint NOT NULL,
    updated_at timestamptz NOT NULL,
    position   bigint NOT NULL
);
