CREATE TABLE integration_breaker (
    backend_id   text PRIMARY KEY,
    state        text NOT NULL,
    changes      integer NOT NULL,
    since        timestamptz NOT NULL,
    failure_rate double precision,
    position     bigint NOT NULL
) WITH (fillfactor = 50);
