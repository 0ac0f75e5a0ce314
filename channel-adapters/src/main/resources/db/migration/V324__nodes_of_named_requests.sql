-- A named request without an answer is found out about when its node is gone.
alter table named_request add column node text not null default '';
create index event_of_request on event ((metadata ->> 'request')) where type not like 'conversation.%' and metadata ->> 'request' is not null;
