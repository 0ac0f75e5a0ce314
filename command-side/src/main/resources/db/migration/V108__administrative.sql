-- What the audit log shows: all that is not said in conversations, which is little beside them.
create index event_administrative on event (workspace_id, recorded_at desc, event_id desc) where type not like 'conversation.%';
