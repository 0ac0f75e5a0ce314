create table master_key (
    id        text primary key,
    root      bytea not null,
    previous  bytea,
    handed_on bytea
);

comment on table master_key is 'What each master key opens: the root of all digests; while keys change, the one before and the one after';

create table master_key_learned (
    key_id     text not null,
    node       text not null,
    learned_at timestamptz not null default clock_timestamp(),
    primary key (key_id, node)
);

comment on table master_key_learned is 'Which running nodes can open what is sealed with the next master key';

create index secret_by_key on secret (key_id, id);
