-- Whose rows these are, so that they can be kept from others.
ALTER TABLE conversation_block ADD COLUMN workspace_id text;
UPDATE conversation_block b SET workspace_id = bot.workspace_id FROM bot WHERE bot.bot_id = b.bot_id;
DELETE FROM conversation_block WHERE workspace_id IS NULL;
ALTER TABLE conversation_block
    ALTER COLUMN workspace_id SET NOT NULL,
    DROP CONSTRAINT conversation_block_pkey,
    ADD PRIMARY KEY (bot_id, upto) INCLUDE (after, earliest, latest, workspace_id);
ALTER TABLE forgotten_conversation ADD COLUMN workspace_id text;
UPDATE forgotten_conversation f SET workspace_id = e.workspace_id FROM event e WHERE e.aggregate_id = f.conversation_id AND e.seq = 0;

-- Where row-level security holds, PostgreSQL compares no words before it has looked whose they are, and so uses neither an index of words nor
-- what it knows about their number. Therefore they are looked up with the rights of the owner, and for the one workspace in sight.

-- The workspace where it is the one on whose behalf is asked, or where nobody said on whose; else null, in which no words are found.
CREATE FUNCTION workspace_in_sight(workspace text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT workspace WHERE workspace = coalesce(nullif(current_setting('verbatim.workspace', true), ''), workspace)
$$;

-- Conversations in which this was said up to a place in the log, one for each message, but no more than so many.
CREATE FUNCTION conversations_saying(workspace text, asked text, upto bigint, most bigint) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
    RETURN QUERY EXECUTE 'SELECT conversation_id FROM message WHERE words @@ $1 AND workspace_id = $2 AND position <= $3 LIMIT $4'
        USING words_asked(workspace_in_sight(workspace), asked), workspace, upto, most;
END $$;

-- How many messages the planner expects to say this.
CREATE FUNCTION messages_expected(workspace text, asked text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM message WHERE words @@ $1' INTO plan
        USING words_asked(workspace_in_sight(workspace), asked);
    RETURN plan -> 0 -> 'Plan' -> 'Plan Rows';
END $$;

-- The blocks of a bot in which all of this was said.
CREATE FUNCTION blocks_saying(workspace text, bot text, asked text) RETURNS TABLE (upto bigint, after bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
    RETURN QUERY EXECUTE 'SELECT b.upto, b.after FROM conversation_block b WHERE b.words @@ $1 AND b.bot_id = $2 AND b.workspace_id = $3'
        USING words_asked(workspace_in_sight(workspace), asked), bot, workspace;
END $$;

-- Tables of these names elsewhere are none of theirs.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['conversations_saying', 'messages_expected', 'blocks_saying'] LOOP
        EXECUTE format('ALTER FUNCTION %I SET search_path = %I, pg_temp', name, current_schema());
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %I FROM public', name);
    END LOOP;
END $$;
