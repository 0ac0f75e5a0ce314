-- What was forgotten while something was under way is looked at again; so is everything after a view was made anew.
ALTER TABLE forgotten_conversation ADD COLUMN swept boolean NOT NULL DEFAULT true;
CREATE INDEX forgotten_to_be_swept ON forgotten_conversation (at) WHERE NOT swept;
