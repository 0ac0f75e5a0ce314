-- To count open sessions without a look at all conversations. Those that rest are in conversation_due; here are the few whose turn runs, or
-- that never expire, so that a turn that is over at once costs nothing.
CREATE INDEX conversation_open ON conversation (conversation_id) WHERE active AND due_at IS NULL;
