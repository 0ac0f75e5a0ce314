-- The link of an invitation as long as its e-mail has not been sent, sealed; gone with the invitation. Few have a letter at any time.
alter table invitation
    add column letter        bytea,
    add column letter_tries  int not null default 0,
    add column letter_due_at timestamptz;
create index invitation_letter_due on invitation (letter_due_at) where letter_due_at is not null;
