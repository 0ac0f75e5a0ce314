alter table whatsapp_contact
    drop column explained_in,
    add column closed_at timestamptz,
    add column pair_at   timestamptz;

comment on column whatsapp_contact.closed_at is 'When Meta said last that the 24 hours are over, whatever our clock says';
comment on column whatsapp_contact.pair_at is 'Until when the messages sent to this user fill the rate for one user; written in a rush only';

create table whatsapp_upload (
    channel_id text        not null,
    file       text        not null,
    media_id   text        not null,
    at         timestamptz not null default clock_timestamp(),
    primary key (channel_id, file)
);
create index whatsapp_upload_at on whatsapp_upload (at);

comment on table whatsapp_upload is 'Files of ours that Meta has, under its ids, which are good for 30 days';
