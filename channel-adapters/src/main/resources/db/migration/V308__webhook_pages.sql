-- Which channel of dialect form a page id names: one in the installation.
create table webhook_page (
    page_id    text primary key,
    channel_id text        not null,
    claimed_at timestamptz not null default clock_timestamp()
);
