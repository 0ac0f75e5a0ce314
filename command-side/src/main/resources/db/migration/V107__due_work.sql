-- Work may wait without being anybody's: its node is empty then, and from that time on it is taken by whoever is first.
alter table work add column due_at timestamptz;
-- What work of a kind there may be too much of for one node, such as that of one channel.
alter table work add column lane text;
create index work_due on work (kind, due_at, lane) where node = '';
create index work_held on work (kind, created_at) where node <> '';
drop index work_by_kind;
