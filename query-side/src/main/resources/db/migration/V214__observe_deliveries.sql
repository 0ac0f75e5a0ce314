-- For checking from outside: one row for each try of a delivery, and one without a try where none was made yet.
CREATE VIEW observe.v_delivery AS
SELECT d.message_id AS reply_id, d.delivery_id, d.workspace_id, d.channel_id, d.conversation_id, d.state, d.reason, d.round,
       a.no AS call_no, a.part, a.outcome, a.status, a.at, a.node
FROM delivery d LEFT JOIN delivery_attempt a USING (delivery_id);
