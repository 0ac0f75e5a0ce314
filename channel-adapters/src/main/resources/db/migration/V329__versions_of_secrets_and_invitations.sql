-- To which address an invitation was given, as a keyed hash; null: before this was noted.
alter table invitation add column mailbox text;

-- Another number each time a secret is kept, also under a name that was free in between.
create sequence named_secret_revision;
alter table named_secret add column revision bigint not null default nextval('named_secret_revision');
