CREATE TABLE event (
    global_index   bigint PRIMARY KEY,
    event_id       text NOT NULL UNIQUE,
    aggregate_type text NOT NULL,
    aggregate_id   text NOT NULL,
    seq            bigint NOT NULL,
    type           text NOT NULL,
    revision       text NOT NULL,
    recorded_at    timestamptz NOT NULL,
    workspace_id   text,
    payload        json NOT NULL,
    metadata       json NOT NULL,
    UNIQUE (aggregate_id, seq)
);
CREATE TABLE processor_position (
    name     text PRIMARY KEY,
    position bigint NOT NULL
);
CREATE TABLE parked (
    processor text NOT NULL,
    sequence  text NOT NULL,
    position  bigint NOT NULL,
    PRIMARY KEY (processor, position)
);
