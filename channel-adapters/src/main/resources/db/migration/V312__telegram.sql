-- Which bots of Telegram are to call us, and what is still to be said to Telegram about that.
create table telegram_webhook (
    channel_id   text        not null,
    token_id     text        not null,
    wanted       boolean     not null,
    due_at       timestamptz,
    tries        integer     not null default 0,
    primary key (channel_id, token_id)
) with (fillfactor = 50);
create index telegram_webhook_due on telegram_webhook (due_at) where due_at is not null;

-- What the short tokens of inline buttons stand for.
create table telegram_option (
    channel_id text        not null,
    token      text        not null,
    option_id  text        not null,
    used_at    timestamptz not null default clock_timestamp(),
    primary key (channel_id, token)
);
create index telegram_option_used on telegram_option (used_at);
