-- What members sign in with. Tokens and addresses are kept as keyed hashes.
create table member_password (
    member_id    text primary key,
    workspace_id text        not null,
    hash         text        not null,
    changed_at   timestamptz not null default clock_timestamp()
);

create table invitation (
    member_id    text primary key,
    workspace_id text        not null,
    token        text        not null unique,
    expires_at   timestamptz not null
);

create table console_session (
    token        text primary key,
    member_id    text        not null,
    workspace_id text        not null,
    ip           text        not null,
    created_at   timestamptz not null default clock_timestamp(),
    expires_at   timestamptz not null
);
create index console_session_of_member on console_session (member_id);
create index console_session_expiring on console_session (expires_at);

create table sign_in_failure (
    mailbox      text primary key,
    failures     int         not null,
    last_at      timestamptz not null default clock_timestamp(),
    locked_until timestamptz
);
