-- Whatever a list of conversations is narrowed by, the latest of those that are left come first.
DROP INDEX conversation_of_user;
CREATE INDEX conversation_of_user ON conversation (bot_id, user_id, last_activity DESC);
CREATE INDEX conversation_of_channel ON conversation (bot_id, channel_id, last_activity DESC);
CREATE INDEX conversation_by_status ON conversation (bot_id, active, last_activity DESC);

-- From when to when its conversations rested. Those that leave a block take nothing away from that. The key tells all that a question of time
-- needs; blocks are formed anew.
TRUNCATE conversation_block;
ALTER TABLE conversation_block
    ADD COLUMN earliest timestamptz NOT NULL,
    ADD COLUMN latest   timestamptz NOT NULL,
    DROP CONSTRAINT conversation_block_pkey,
    ADD PRIMARY KEY (bot_id, upto) INCLUDE (after, earliest, latest);
