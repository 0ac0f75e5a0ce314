CREATE TABLE message (
    position        bigint PRIMARY KEY,
    message_id      text NOT NULL,
    conversation_id text NOT NULL,
    turn_id         text NOT NULL,
    role            text NOT NULL,
    component_id    text,
    type            text NOT NULL,
    text            text NOT NULL,
    content         json NOT NULL,
    at              timestamptz NOT NULL
);
CREATE INDEX message_in_order ON message (conversation_id, position);
CREATE INDEX message_of_turn ON message (turn_id);
CREATE INDEX message_by_words ON message USING gin (to_tsvector('simple', text));
