create table channel_alert (
    channel_id   text        not null,
    problem      text        not null,
    channel_kind text        not null,
    channel_name text        not null,
    recipients   text[]      not null,
    detail       text        not null,
    times        bigint      not null,
    first_at     timestamptz not null,
    last_at      timestamptz not null,
    sent_at      timestamptz,
    due_at       timestamptz,
    tries        integer     not null default 0,
    primary key (channel_id, problem)
) with (fillfactor = 50);

create index channel_alert_due on channel_alert (due_at) where due_at is not null;

comment on table channel_alert is 'What operators are to be told of a channel by e-mail, one row for each of its problems';
comment on column channel_alert.times is 'How often it happened since the last e-mail';
comment on column channel_alert.due_at is 'When the next e-mail goes, or, while somebody sends it, when others may; null: there is nothing to tell';
