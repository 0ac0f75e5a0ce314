create table telegram_message (
    name text        primary key,
    key  text        not null,
    at   timestamptz not null default clock_timestamp()
);
create index telegram_message_at on telegram_message (at);

comment on table telegram_message is 'By which update a message came, for changes of it name the message: both as keyed hashes, for two days';
