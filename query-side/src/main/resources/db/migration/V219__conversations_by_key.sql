-- By the client's name for the user, where a call names that instead of the conversation.
CREATE INDEX conversation_of_key ON conversation (bot_id, session_id);
