-- Conversations of a bot in runs of those that rested one after the other, and the words of each run: a search looks only into runs that
-- have the words. Without words are those that were not read yet, or are no more what was read, and too wide ones, which have too many.
CREATE TABLE conversation_block (
    bot_id        text    NOT NULL,
    after         bigint  NOT NULL,
    upto          bigint  NOT NULL,
    conversations text[]  NOT NULL DEFAULT '{}',
    words         tsvector,
    wide          boolean NOT NULL DEFAULT false,
    PRIMARY KEY (bot_id, upto)
);
CREATE INDEX conversation_block_by_words ON conversation_block USING gin (words) WITH (gin_pending_list_limit = 256);
CREATE INDEX conversation_block_of ON conversation_block USING gin (conversations) WITH (gin_pending_list_limit = 256);
CREATE INDEX conversation_block_unread ON conversation_block (bot_id, upto) WHERE words IS NULL;

-- What was said in these conversations is no more what was read of them. Waits for whoever reads; who reads sees to it that nobody waits long.
CREATE FUNCTION unread_conversations(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(7205759403792833);
    UPDATE conversation_block SET words = NULL, conversations = '{}', wide = false WHERE conversations && ids;
END $$;

-- What was added last is looked through word by word: an eighth of what is usual, which adds nothing to the time of writing.
ALTER INDEX message_by_words SET (gin_pending_list_limit = 512);
