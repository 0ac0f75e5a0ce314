-- What came after the second wall was made stands behind it, too; and what nobody reads on behalf of a workspace is not in sight at all.
do $$
declare
    name text;
    parent text;
begin
    foreach name in array array['media', 'named_request', 'replay', 'test_session'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy of_workspace on %I for select to verbatim_reader '
            'using (workspace_id = current_setting(''verbatim.workspace'', true))', name);
    end loop;
    for name, parent in values ('delivery_attempt', 'delivery'), ('delivery_report', 'delivery') loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy of_workspace on %I for select to verbatim_reader '
            'using (exists (select from %I p where p.%I = %I.%I))', name, parent, parent || '_id', name, parent || '_id');
    end loop;
    foreach name in array array['channel_alert', 'deadline', 'inbox', 'inbox_aside', 'inbox_seen', 'parked', 'publisher', 'request', 'saga',
        'saga_association', 'snapshot', 'telegram_message', 'telegram_option', 'telegram_webhook', 'watch', 'webhook_page',
        'whatsapp_contact', 'whatsapp_ignored', 'whatsapp_token', 'whatsapp_upload', 'whatsapp_user', 'work'] loop
        execute format('revoke all on %I from verbatim_reader', name);
    end loop;
exception
    when insufficient_privilege or undefined_object then
        raise notice 'There is no second wall between workspaces: %', sqlerrm;
end $$;
