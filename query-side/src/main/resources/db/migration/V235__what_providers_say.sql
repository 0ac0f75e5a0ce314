-- What a provider says of a delivery that it refuses, and in which other form than its own a part was sent.
ALTER TABLE delivery_attempt
    ADD COLUMN detail   text,
    ADD COLUMN template text,
    ADD COLUMN cut      text;

-- A failure that a provider reported after it had taken the message.
ALTER TABLE delivery
    ADD COLUMN detail      text,
    ADD COLUMN failed_at   timestamptz,
    ADD COLUMN failed_part integer,
    ADD COLUMN failure     text;
CREATE INDEX delivery_reported_failed ON delivery (channel_id, failed_at) WHERE failed_at IS NOT NULL;
