-- What is the matter with a channel, as its adapter says.
CREATE TABLE channel_trouble (
    channel_id text PRIMARY KEY,
    open       text[] NOT NULL,
    problem    text NOT NULL,
    detail     text NOT NULL,
    at         timestamptz NOT NULL,
    position   bigint NOT NULL
) WITH (fillfactor = 50);

-- What went over a channel in an hour.
CREATE TABLE channel_count (
    channel_id text NOT NULL,
    hour       timestamptz NOT NULL,
    received   bigint NOT NULL,
    said       bigint NOT NULL,
    failed     bigint NOT NULL,
    PRIMARY KEY (channel_id, hour)
) WITH (fillfactor = 50);

ALTER TABLE channel_activity
    ADD COLUMN failure        text,
    ADD COLUMN failure_detail text,
    ADD COLUMN failure_at     timestamptz;
