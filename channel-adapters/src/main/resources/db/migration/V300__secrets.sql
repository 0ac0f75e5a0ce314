create table secret (
    id           text primary key,
    workspace_id text        not null,
    key_id       text        not null,
    ciphertext   bytea       not null,
    created_at   timestamptz not null default now()
);

comment on table secret is 'What only the master key opens: AES-256-GCM, nonce first, bound to workspace and id';

create table master_key_check (
    one   boolean primary key check (one),
    value text not null
);

comment on table master_key_check is 'Tells a wrong master key from the right one; tells nothing about either';
