-- The requests that were accepted with a key of the sender's, each written by the transaction that appends what it made happen.
create table request (
    key         text primary key,
    fingerprint text        not null,
    aggregate_id text       not null,
    turn_id     text        not null,
    accepted_at timestamptz not null default clock_timestamp()
);
create index request_accepted on request (accepted_at);
