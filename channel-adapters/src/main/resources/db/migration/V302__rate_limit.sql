-- Not logged: it holds a minute's counts, which nobody misses after a crash, and is written several times a second.
create unlogged table rate_limit (
    key_id   text primary key,
    began_at timestamptz not null,
    used     bigint      not null,
    claimed  bigint      not null
);

comment on table rate_limit is 'A key''s present minute on all nodes together: what they have let pass, and what they may let pass';
