-- What one node at a time looks after, and until when it is the one.
create table watch (
    name       text primary key,
    node       text        not null,
    held_until timestamptz not null
);
