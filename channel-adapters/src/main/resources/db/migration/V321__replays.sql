create table replay (
    id           text primary key,
    no           bigint generated always as identity unique,
    workspace_id text        not null,
    actor        text        not null,
    kind         text        not null,
    target       text        not null,
    secret       text,
    asked        json        not null,
    begins       bigint      not null,
    ends         bigint      not null,
    position     bigint      not null,
    handled      bigint      not null default 0,
    pace         double precision not null default 0,
    speed        double precision not null default 0,
    state        text        not null,
    reason       text,
    untidy       boolean     not null,
    fence        bigint      not null default 0,
    node         text,
    held_until   timestamptz,
    created_at   timestamptz not null default clock_timestamp(),
    updated_at   timestamptz not null default clock_timestamp(),
    completed_at timestamptz
);
create index replay_newest on replay (workspace_id, no desc);
-- Few at any time.
create index replay_wanted on replay (no) where state = 'running' or untidy;

comment on table replay is 'Parts of the log that are told once more, and how far each is; whoever holds one goes on with it';
comment on column replay.pace is 'Positions a second, lately';
comment on column replay.speed is 'Events a second, lately';
comment on column replay.untidy is 'Whether there may be something to be taken away when it is over';
comment on column replay.fence is 'Counts who held it: who holds an older number has lost it';
