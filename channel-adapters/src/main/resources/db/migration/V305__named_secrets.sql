-- Secrets that flows name; replacing one gives its name to another row of the vault.
create table named_secret (
    workspace_id text        not null,
    name         text        not null,
    secret_id    text        not null,
    mask         text        not null,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    primary key (workspace_id, name)
);
