-- What belongs into the audit log and is no event: reads of transcripts and exports, signing in, secrets.
CREATE TABLE audit_entry (
    id           text PRIMARY KEY,
    workspace_id text NOT NULL,
    at           timestamptz NOT NULL,
    actor        text NOT NULL,
    action       text NOT NULL,
    resource     text NOT NULL,
    before       json,
    after        json,
    ip           text
);
CREATE INDEX audit_entry_latest ON audit_entry (workspace_id, at DESC, id DESC);
