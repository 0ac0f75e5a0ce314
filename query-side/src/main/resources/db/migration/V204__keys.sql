CREATE TABLE api_key (
    key_id              text PRIMARY KEY,
    workspace_id        text NOT NULL,
    digest              text NOT NULL,
    last4               text NOT NULL,
    name                text NOT NULL,
    role                text NOT NULL,
    requests_per_minute integer NOT NULL,
    revoked             boolean NOT NULL,
    created             bigint NOT NULL,
    created_at          timestamptz NOT NULL,
    position            bigint NOT NULL,
    updated_at          timestamptz NOT NULL,
    revision            bigint NOT NULL
);
CREATE INDEX api_key_by_digest ON api_key (digest) WHERE NOT revoked;
CREATE INDEX api_key_newest ON api_key (workspace_id, created DESC) WHERE NOT revoked;
