create table media (
    id              text primary key,
    workspace_id    text        not null,
    conversation_id text        not null,
    filename        text        not null,
    mime_type       text        not null,
    size            bigint      not null,
    sha256          text        not null,
    created_at      timestamptz not null default clock_timestamp(),
    expires_at      timestamptz
);

create index media_expiring on media (expires_at) where expires_at is not null;
create index media_of_conversation on media (conversation_id);

comment on table media is 'What is known of files that users sent; the bytes lie in the media store';
comment on column media.expires_at is 'Null: kept until somebody deletes it';
