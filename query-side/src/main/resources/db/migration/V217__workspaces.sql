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
CREATE INDEX workspace_forgetting ON workspace (created) WHERE retention_days IS NOT NULL AND NOT closed;

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
