-- Views that are made again beside those in use, and how far each is.
create table rebuild (
    id         text primary key,
    projection text        not null unique,
    fence      bigint      not null,
    made       boolean     not null default false,
    indexed    boolean     not null default false,
    position   bigint      not null default 0,
    handled    bigint      not null default 0,
    begun_at   timestamptz not null default clock_timestamp()
);

-- The indexes of a table, made for one of the same name in another schema. Late are those that are dear to fill row by row.
create function rebuild_indexes(home text, shadow text, name text, late boolean) returns void language plpgsql as $$
declare
    definition text;
begin
    for definition in
        select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
         where i.indrelid = format('%I.%I', home, name)::regclass and (m.amname = 'gin') = late
           and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = i.indrelid)
    loop
        execute regexp_replace(definition, ' ON \S+ USING ', format(' ON %I.%I USING ', shadow, name));
    end loop;
end $$;

-- A table like another, empty, in another schema: its columns, settings, keys and indexes under the same names.
create function rebuild_table(home text, shadow text, name text) returns void language plpgsql as $$
declare
    source   regclass := format('%I.%I', home, name)::regclass;
    settings text;
    key      record;
begin
    if exists (select from pg_trigger where tgrelid = source and not tgisinternal)
        or exists (select from pg_constraint where contype = 'f' and source in (conrelid, confrelid))
        or exists (select from pg_attribute where attrelid = source and attidentity <> '') then
        raise exception 'Table % has triggers, foreign keys or numbers of its own, which are not carried over', source;
    end if;
    execute format('create table %I.%I (like %s including all excluding indexes excluding statistics)', shadow, name, source);
    select array_to_string(reloptions, ', ') into settings from pg_class where oid = source;
    if settings is not null then
        execute format('alter table %I.%I set (%s)', shadow, name, settings);
    end if;
    for key in select conname, pg_get_constraintdef(oid) as definition from pg_constraint
                where conrelid = source and contype in ('p', 'u', 'x')
    loop
        execute format('alter table %I.%I add constraint %I %s', shadow, name, key.conname, key.definition);
    end loop;
    perform rebuild_indexes(home, shadow, name, false);
end $$;

-- Puts tables in the place of those of the same names, with all that hangs on these: grants, statistics, policies (those of other tables
-- that look into them, too), views. In one transaction; locks are taken as readers take them, from the outside in.
create function rebuild_swap(home text, shadow text, names text[]) returns void language plpgsql as $$
declare
    retired text   := shadow || '_retired';
    sources regclass[];
    viewed  regclass[];
    before  text[] := '{}';
    after   text[] := '{}';
    item    record;
    name    text;
    command text;
begin
    -- One at a time: what hangs on one view may hang on another, and is read here before it is locked.
    perform pg_advisory_xact_lock(7205759403792821);
    perform set_config('search_path', quote_ident(home), true);
    select array_agg(format('%I.%I', home, each)::regclass) into sources from unnest(names) each;
    select array_agg(distinct r.ev_class::regclass) into viewed from pg_depend d
      join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
     where d.refclassid = 'pg_class'::regclass and d.refobjid = any (sources) and r.ev_class <> all (sources);
    for item in select v as view, pg_get_viewdef(v) as definition, array_to_string(c.reloptions, ', ') as options
                   from unnest(viewed) v join pg_class c on c.oid = v
    loop
        execute format('lock table %s in access exclusive mode', item.view);
        after := after || format('create or replace view %s %s as %s', item.view, coalesce('with (' || item.options || ')', ''),
            item.definition);
    end loop;
    for item in
        select p.*, c.oid::regclass as on_table, c.oid = any (sources) as is_ours
          from pg_policy k join pg_class c on c.oid = k.polrelid join pg_namespace n on n.oid = c.relnamespace
          join pg_policies p on p.schemaname = n.nspname and p.tablename = c.relname and p.policyname = k.polname
         where c.oid = any (sources) or exists (select from pg_depend d where d.classid = 'pg_policy'::regclass and d.objid = k.oid
                                                 and d.refclassid = 'pg_class'::regclass and d.refobjid = any (sources))
    loop
        after := after || (format('create policy %I on %I.%I as %s for %s to %s', item.policyname, item.schemaname, item.tablename,
            item.permissive, item.cmd, (select string_agg(case role when 'public' then role else quote_ident(role) end, ', ')
            from unnest(item.roles::text[]) role)) || coalesce(' using (' || item.qual || ')', '')
            || coalesce(' with check (' || item.with_check || ')', ''));
        if not item.is_ours then
            execute format('lock table %s in access exclusive mode', item.on_table);
            before := before || format('drop policy %I on %s', item.policyname, item.on_table);
        end if;
    end loop;
    for item in select c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c where c.oid = any (sources) loop
        execute format('lock table %I.%I in access exclusive mode', home, item.relname);
        if item.relrowsecurity then
            after := after || format('alter table %I.%I enable row level security', home, item.relname);
        end if;
        if item.relforcerowsecurity then
            after := after || format('alter table %I.%I force row level security', home, item.relname);
        end if;
    end loop;
    for item in select s.oid, s.stxnamespace::regnamespace as place, s.stxname from pg_statistic_ext s where s.stxrelid = any (sources) loop
        before := before || format('drop statistics %s.%I', item.place, item.stxname);
        after := after || pg_get_statisticsobjdef(item.oid);
    end loop;
    for item in select c.relname, a.privilege_type, a.is_grantable,
                       case a.grantee when 0 then 'public' else quote_ident(r.rolname) end as who
                   from pg_class c, aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
                  where c.oid = any (sources) and a.grantee <> c.relowner
    loop
        after := after || format('grant %s on %I.%I to %s%s', item.privilege_type, home, item.relname, item.who,
            case when item.is_grantable then ' with grant option' else '' end);
    end loop;
    foreach command in array before loop
        execute command;
    end loop;
    execute format('create schema %I', retired);
    foreach name in array names loop
        execute format('alter table %I.%I set schema %I', home, name, retired);
        execute format('alter table %I.%I set schema %I', shadow, name, home);
    end loop;
    foreach command in array after loop
        execute command;
    end loop;
    -- Not with all that hangs on them: what was overlooked must stop this.
    execute 'drop table ' || (select string_agg(format('%I.%I', retired, each), ', ') from unnest(names) each);
    execute format('drop schema %I', retired);
    execute format('drop schema %I', shadow);
end $$;
