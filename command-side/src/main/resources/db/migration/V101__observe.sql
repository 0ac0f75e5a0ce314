-- For checking from outside, read-only. The role has no password: an operator grants it. Where it may not be made, the views are there all
-- the same, for the owner.
create schema observe;

create view observe.v_event as
select global_index, event_id, workspace_id, aggregate_type, aggregate_id, seq, type, revision, recorded_at from event;

-- Nothing at or below it can still appear. While somebody is inserting, the furthest reader's position is a safe answer.
create view observe.v_settled as
select case when inserting is null then highest else (select coalesce(max(position), 0) from processor_position) end as watermark
  from event_settling_sample();

create view observe.v_parked as
select processor, sequence, position, event_type, cause, parked_at from parked;

do $$
begin
    if not exists (select from pg_roles where rolname = 'verbatim_observer') then
        create role verbatim_observer nologin;
    end if;
    grant usage on schema observe to verbatim_observer;
    grant select on all tables in schema observe to verbatim_observer;
    alter default privileges in schema observe grant select on tables to verbatim_observer;
exception
    when insufficient_privilege or duplicate_object or unique_violation then
        raise notice 'The role verbatim_observer was not made: %', sqlerrm;
end $$;
