-- Requests of the management API that were given a name, and how each was answered first; the answer lies in the vault.
create table named_request (
    name         text primary key,
    workspace_id text        not null,
    fingerprint  text        not null,
    status       integer,
    location     text,
    etag         text,
    answer       text,
    claimed_at   timestamptz not null default clock_timestamp()
);
create index named_request_claimed on named_request (claimed_at);
