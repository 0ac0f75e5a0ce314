-- How far each topic of Kafka has been given the events, and which node gives them to it at the moment.
create table publisher (
    topic      text primary key,
    position   bigint      not null default 0,
    event_id   text,
    epoch      bigint      not null default 0,
    node       text        not null default '',
    held_until timestamptz not null default '-infinity',
    changed_at timestamptz not null default clock_timestamp()
) with (fillfactor = 50);

comment on column publisher.position is 'Everything at or below it was acknowledged';
comment on column publisher.event_id is 'Of the event at this position: where it is not there, the store is not the one that was published';
comment on column publisher.epoch is 'One more with each node that takes over: who has an older one changes nothing here';
