CREATE TABLE delivery (
    delivery_id     text PRIMARY KEY,
    workspace_id    text NOT NULL,
    channel_id      text NOT NULL,
    conversation_id text NOT NULL,
    turn_id         text NOT NULL,
    message_id      text NOT NULL,
    state           text NOT NULL,
    reason          text,
    provider_status text,
    round           integer NOT NULL,
    part            integer NOT NULL,
    attempts        integer NOT NULL,
    created         bigint NOT NULL,
    created_at      timestamptz NOT NULL,
    requested       bigint NOT NULL,
    updated_at      timestamptz NOT NULL,
    position        bigint NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX delivery_of_channel ON delivery (channel_id, created DESC);
CREATE INDEX delivery_of_turn ON delivery (turn_id);
-- Few at any time, but for trouble.
CREATE INDEX delivery_not_delivered ON delivery (channel_id, state, created) WHERE state <> 'delivered';

CREATE TABLE delivery_attempt (
    delivery_id  text NOT NULL,
    no           integer NOT NULL,
    part         integer NOT NULL,
    at           timestamptz NOT NULL,
    outcome      text NOT NULL,
    reason       text,
    status       integer,
    latency_ms   bigint,
    node         text,
    provider_ref text,
    PRIMARY KEY (delivery_id, no)
);
CREATE INDEX delivery_attempt_by_ref ON delivery_attempt (provider_ref) WHERE provider_ref IS NOT NULL;

-- What providers report, as it came: contradictions too.
CREATE TABLE delivery_report (
    position    bigint PRIMARY KEY,
    delivery_id text NOT NULL,
    part        integer NOT NULL,
    status      text NOT NULL,
    provider_at timestamptz,
    at          timestamptz NOT NULL,
    detail      text
);
CREATE INDEX delivery_report_of_delivery ON delivery_report (delivery_id, position);
