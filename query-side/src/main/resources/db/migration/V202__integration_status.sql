CREATE TABLE integration_status (
    backend_id           text PRIMARY KEY,
    last_success_at      timestamptz,
    last_failure_at      timestamptz,
    last_failure_reason  text,
    consecutive_failures integer NOT NULL,
    succeeded            bigint NOT NULL,
    failed               bigint NOT NULL,
    position             bigint NOT NULL
) WITH (fillfactor = 50);
