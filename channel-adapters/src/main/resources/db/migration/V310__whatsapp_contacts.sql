create table whatsapp_contact (
    conversation_id text primary key,
    channel_id      text  not null,
    session_key     text  not null,
    address         bytea not null,
    last_said_at    timestamptz,
    template_at     timestamptz,
    explained_in    bigint
);

comment on table whatsapp_contact is 'Users of WhatsApp channels; their numbers are sealed';
comment on column whatsapp_contact.last_said_at is 'By the clock of WhatsApp: for 24 hours from then on anything may be sent';

create table whatsapp_user (
    channel_id      text not null,
    alias           text not null,
    conversation_id text not null,
    primary key (channel_id, alias)
);

comment on table whatsapp_user is 'What users are known by, as keyed hashes: numbers, and ids within the business';

create table whatsapp_ignored (
    channel_id text        not null,
    message    text        not null,
    reason     text        not null,
    at         timestamptz not null default clock_timestamp(),
    primary key (channel_id, message)
);

comment on table whatsapp_ignored is 'Messages that were not for a bot; their ids as keyed hashes';
comment on column whatsapp_contact.explained_in is 'In which of the sessions the user was told last that something cannot be shown';
