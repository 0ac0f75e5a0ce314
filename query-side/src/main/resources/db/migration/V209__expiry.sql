-- When a session falls due for want of activity: known while it rests, and nothing while a turn is open.
ALTER TABLE conversation
    ADD COLUMN expiry_seconds bigint  NOT NULL DEFAULT 0,
    ADD COLUMN open_turns     integer NOT NULL DEFAULT 0,
    ADD COLUMN last_turn      text,
    ADD COLUMN due_at         timestamptz;

-- Sessions that are active already, from the events that their rows have taken in.
UPDATE conversation c
   SET expiry_seconds = since.expiry, open_turns = since.open, last_turn = since.last,
       due_at = CASE WHEN since.open = 0 AND since.expiry > 0 THEN since.rested + since.expiry * interval '1 second' END
  FROM (SELECT a.conversation_id,
               (array_agg(e.payload->>'expiry_seconds' ORDER BY e.seq) FILTER (WHERE e.type = 'conversation.SessionStarted'))[1]::bigint,
               count(*) FILTER (WHERE e.type <> 'conversation.TurnCompleted')
                   - count(*) FILTER (WHERE e.type = 'conversation.TurnCompleted'),
               (array_agg(e.payload->>'turn_id' ORDER BY e.seq DESC) FILTER (WHERE e.type = 'conversation.TurnCompleted'))[1],
               max(e.recorded_at) FILTER (WHERE e.type = 'conversation.TurnCompleted')
          FROM conversation a
          CROSS JOIN LATERAL (SELECT max(s.seq) AS seq FROM event s WHERE s.aggregate_id = a.conversation_id
              AND s.global_index <= a.position AND s.type = 'conversation.SessionStarted') began
          JOIN event e ON e.aggregate_id = a.conversation_id AND e.seq >= began.seq AND e.global_index <= a.position
           AND e.type IN ('conversation.SessionStarted', 'conversation.UserMessageReceived', 'conversation.TurnCompleted')
         WHERE a.active
         GROUP BY a.conversation_id) AS since (conversation_id, expiry, open, last, rested)
 WHERE c.conversation_id = since.conversation_id;

CREATE INDEX conversation_due ON conversation (due_at) WHERE due_at IS NOT NULL;
