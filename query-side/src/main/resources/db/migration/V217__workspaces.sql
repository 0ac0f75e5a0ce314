CREATE TABLE workspace (
    workspace_id   text PRIMARY KEY,
    name           text NOT NULL,
    retention_days integer,
    closed         boolean NOT NULL,
    created        bigint NOT NULL,
    created_at     timestamptz NOT NULL,
    position       bigint NOT NULL,
    updated_at     timestamptz NOT NULL,
    revision       bigint NOT NULL
);

-- Who was removed has no name and no address here any more.
CREATE TABLE member (
    member_id    text PRIMARY KEY,
    workspace_id text NOT NULL,
    email        text NOT NULL,
    mailbox      text NOT NULL,
    name         text NOT NULL,
    role         text NOT NULL,
    joined       boolean NOT NULL,
    removed      boolean NOT NULL,
    created      bigint NOT NULL,
    created_at   timestamptz NOT NULL,
    position     bigint NOT NULL,
    updated_at   timestamptz NOT NULL,
    revision     bigint NOT NULL
);
CREATE INDEX member_newest ON member (workspace_id, created DESC) WHERE NOT removed;
CREATE INDEX member_by_mailbox ON member (mailbox, created) WHERE NOT removed;

-- Up to which of its events a conversation is shown to nobody any more.
CREATE TABLE forgotten_conversation (
    conversation_id text PRIMARY KEY,
    position        bigint NOT NULL,
    at              timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX conversation_idle ON conversation (workspace_id, last_activity_at) WHERE NOT active;
