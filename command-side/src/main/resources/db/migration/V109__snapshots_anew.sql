-- Some were taken while the next command was changing the conversation: their state was ahead of their number. They are only a saving.
delete from snapshot;
