-- Who reads the log from end to end asks of every conversation on the way what of it is sensitive: as a rule nothing, and this says so at
-- once. Of these types few events are in it, and the others cost nothing but the look at their type.
create index event_sensitive on event (aggregate_id, seq)
    where type in ('conversation.VariablesChanged', 'conversation.ComponentResumed', 'conversation.SessionDataSet')
      and strpos(payload::text, '"sensitive":[]') = 0;
