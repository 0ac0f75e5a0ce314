-- Of all that is in sight on behalf of a workspace, only its own rows are: there is no table without a policy left.
do $$
declare
    name text;
    parent text;
begin
    foreach name in array array['conversation_block', 'message'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy of_workspace on %I for select to verbatim_reader '
            'using (workspace_id = current_setting(''verbatim.workspace'', true))', name);
    end loop;
    -- What was forgotten before its workspace was known must not come into sight again.
    alter table forgotten_conversation enable row level security;
    create policy of_workspace on forgotten_conversation for select to verbatim_reader
        using (workspace_id = current_setting('verbatim.workspace', true) or workspace_id is null);
    for name, parent in values ('attempt', 'backend'), ('experiment_count', 'backend'), ('integration_breaker', 'backend'),
        ('integration_status', 'backend'), ('channel_activity', 'channel'), ('channel_count', 'channel'), ('channel_trouble', 'channel') loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy of_workspace on %I for select to verbatim_reader '
            'using (exists (select from %I p where p.%I = %I.%I))', name, parent, parent || '_id', name, parent || '_id');
    end loop;
    foreach name in array array['experiment_dispatch', 'experiment_progress', 'experiment_session', 'flyway_schema_history',
        'master_key_check', 'master_key_learned', 'node', 'processor_position', 'rate_limit', 'rebuild'] loop
        if to_regclass(name) is not null then
            execute format('revoke all on %I from verbatim_reader', name);
        end if;
    end loop;
    foreach name in array array['conversations_saying', 'messages_expected', 'blocks_saying'] loop
        execute format('grant execute on function %I to verbatim_reader', name);
    end loop;
exception
    when insufficient_privilege or undefined_object then
        raise notice 'There is no second wall between workspaces: %', sqlerrm;
end $$;
