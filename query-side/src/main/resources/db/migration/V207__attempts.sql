CREATE TABLE turn (
    turn_id         text PRIMARY KEY,
    conversation_id text NOT NULL,
    message_id      text,
    reply_id        text,
    result          text,
    state           text,
    is_final        boolean NOT NULL,
    created         bigint NOT NULL,
    started_at      timestamptz NOT NULL,
    completed_at    timestamptz,
    position        bigint NOT NULL
);
CREATE INDEX turn_open ON turn (conversation_id) WHERE completed_at IS NULL;

CREATE TABLE dispatch (
    dispatch_id     text PRIMARY KEY,
    conversation_id text NOT NULL,
    turn_id         text NOT NULL,
    component_id    text NOT NULL,
    route           json NOT NULL,
    failed          boolean NOT NULL DEFAULT false,
    position        bigint NOT NULL
);
CREATE INDEX dispatch_of_turn ON dispatch (turn_id);

CREATE TABLE attempt (
    attempt_id      text PRIMARY KEY,
    dispatch_id     text NOT NULL,
    conversation_id text NOT NULL,
    turn_id         text NOT NULL,
    no              integer NOT NULL,
    backend_id      text NOT NULL,
    created         bigint NOT NULL,
    started_at      timestamptz NOT NULL,
    outcome         text,
    reason          text,
    detail          text,
    status          integer,
    latency_ms      bigint,
    outcome_at      timestamptz,
    node            text,
    input_tokens    bigint,
    output_tokens   bigint,
    late            boolean NOT NULL,
    position        bigint NOT NULL
);
CREATE INDEX attempt_of_turn ON attempt (turn_id);
CREATE INDEX attempt_of_backend ON attempt (backend_id, created DESC);
