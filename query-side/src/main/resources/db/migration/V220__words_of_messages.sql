-- Kept with the message, so that a search that walks conversations need not take every text apart again.
ALTER TABLE message ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED;
DROP INDEX message_by_words;
CREATE INDEX message_by_words ON message USING gin (words);
