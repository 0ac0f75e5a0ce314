-- Asked by the statement that appends events: a node that stood still, and whose work others may have taken over, appends nothing.
create function node_require_lease(node_id text) returns boolean language plpgsql stable as $$
begin
    if not exists (select from node where id = node_id and lease_until >= clock_timestamp()) then
        raise exception 'The lease of % has run out', node_id using errcode = 'VB001';
    end if;
    return true;
end $$;
