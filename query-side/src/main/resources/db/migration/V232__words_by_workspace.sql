-- The words of a text as they are kept: each after the last letters of the workspace in which it was said. So a look-up passes over nothing
-- that others said. Two workspaces may share these letters: who asks still has to ask for the workspace. Their list has room for a
-- megabyte, which the words of 262,144 bytes never fill (longer texts are from before), and a word with its letters for 2,046 bytes.
CREATE FUNCTION words_said(workspace text, said text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    place text   := right(workspace, 4);
    words text[] := tsvector_to_array(to_tsvector('simple', CASE WHEN octet_length(said) > 262144 THEN left(said, 65536) ELSE said END));
BEGIN
    IF octet_length(said) > 2042 THEN
        words := array(SELECT word FROM unnest(words) word WHERE octet_length(word) <= 2042);
    END IF;
    -- Joined and split, which takes half the time of a query.
    RETURN array_to_tsvector(string_to_array(nullif(place || array_to_string(words, E'\x01' || place), place), E'\x01'));
END $$;

-- The words that are asked for, to be found among those; the last may be the beginning of one. Null where there are none.
CREATE FUNCTION words_asked(workspace text, asked text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (nullif(regexp_replace(plainto_tsquery('simple', asked)::text, '(^| & )''', '\1''' || right(workspace, 4), 'g'), '')
        || ':*')::tsquery
$$;

-- A view that is being made again is begun anew: its table lacks what follows.
UPDATE rebuild SET made = false, indexed = false, position = 0, handled = 0 WHERE projection = 'history';

ALTER TABLE message DROP COLUMN words, ADD COLUMN workspace_id text;
UPDATE message m SET workspace_id = c.workspace_id FROM conversation c WHERE c.conversation_id = m.conversation_id;
UPDATE message m SET workspace_id = e.workspace_id FROM event e
    WHERE m.workspace_id IS NULL AND e.aggregate_id = m.conversation_id AND e.seq = 0;
ALTER TABLE message ADD COLUMN words tsvector GENERATED ALWAYS AS (words_said(workspace_id, text)) STORED;
CREATE INDEX message_by_words ON message USING gin (words);
ANALYZE message;
