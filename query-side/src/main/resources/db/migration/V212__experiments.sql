-- What was counted in an hour, by backend. Reasons of failure and classes of latency are parts of their measure.
CREATE TABLE experiment_count (
    backend_id text NOT NULL,
    hour       timestamptz NOT NULL,
    measure    text NOT NULL,
    part       text NOT NULL,
    n          bigint NOT NULL,
    PRIMARY KEY (backend_id, hour, measure, part)
) WITH (fillfactor = 70);

-- What is not over yet: who was drawn, and in which hour, to which all that comes of it is added.
CREATE TABLE experiment_dispatch (
    dispatch_id     text PRIMARY KEY,
    conversation_id text NOT NULL,
    backend_id      text NOT NULL,
    hour            timestamptz NOT NULL,
    fell_back       boolean NOT NULL
) WITH (fillfactor = 50);
CREATE INDEX experiment_dispatch_of_conversation ON experiment_dispatch (conversation_id);

CREATE TABLE experiment_session (
    conversation_id text NOT NULL,
    backend_id      text NOT NULL,
    hour            timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, backend_id)
);

CREATE TABLE experiment_progress (
    one      boolean PRIMARY KEY CHECK (one),
    position bigint NOT NULL
) WITH (fillfactor = 10);
