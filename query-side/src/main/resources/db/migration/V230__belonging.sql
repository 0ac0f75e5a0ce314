-- A bot's conversations are all of its workspace, and a channel's of its bot: without this the planner multiplies, and totals come out too low.
CREATE STATISTICS conversation_belongs (dependencies) ON workspace_id, bot_id, channel_id FROM conversation;
