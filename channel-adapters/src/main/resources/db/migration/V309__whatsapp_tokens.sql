create table whatsapp_token (
    channel_id    text primary key,
    looked_at     timestamptz not null,
    complained_at timestamptz
);

comment on table whatsapp_token is 'Which channels have tokens to renew, and when somebody looked last; the tokens are in the vault';
