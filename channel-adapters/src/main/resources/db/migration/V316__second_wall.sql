-- The second wall between tenants. Whatever is asked on behalf of a workspace is asked in this role, which sees that workspace's rows only,
-- even where a condition were forgotten. The owner of the tables is not held up by it. Where the role may not be made, there is one wall.
do $$
declare
    name text;
    parent text;
begin
    if not exists (select from pg_roles where rolname = 'verbatim_reader') then
        create role verbatim_reader nologin;
    end if;
    if not pg_has_role('verbatim_reader', 'member') then
        execute format('grant verbatim_reader to %I', current_user);
    end if;
    execute format('grant usage on schema %I to verbatim_reader', current_schema());
    execute format('grant select on all tables in schema %I to verbatim_reader', current_schema());
    execute format('alter default privileges in schema %I grant select on tables to verbatim_reader', current_schema());
    foreach name in array array['secret', 'named_secret', 'master_key', 'member_password', 'invitation', 'console_session', 'sign_in_failure'] loop
        if to_regclass(name) is not null then
            execute format('revoke all on %I from verbatim_reader', name);
        end if;
    end loop;
    foreach name in array array['api_key', 'audit_entry', 'backend', 'bot', 'channel', 'conversation', 'delivery', 'member', 'workspace'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy of_workspace on %I for select to verbatim_reader '
            'using (workspace_id = current_setting(''verbatim.workspace'', true))', name);
    end loop;
    -- An event whose cause did not say where it belongs is part of its stream nevertheless, and no audit trail may miss it.
    alter table event enable row level security;
    create policy of_workspace on event for select to verbatim_reader
        using (workspace_id = current_setting('verbatim.workspace', true) or workspace_id is null or workspace_id in ('', 'null'));
    -- What has no workspace of its own has that of what it belongs to, as far as that can be seen.
    for name, parent in values ('bot_version', 'bot'), ('draft', 'bot'), ('dispatch', 'conversation'), ('turn', 'conversation') loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy of_workspace on %I for select to verbatim_reader '
            'using (exists (select from %I p where p.%I = %I.%I))', name, parent, parent || '_id', name, parent || '_id');
    end loop;
exception
    when insufficient_privilege or duplicate_object or unique_violation then
        raise notice 'There is no second wall between workspaces: %', sqlerrm;
end $$;
