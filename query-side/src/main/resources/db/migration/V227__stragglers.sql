-- What was forgotten while something was under way is looked at once more.
ALTER TABLE forgotten_conversation ADD COLUMN swept boolean NOT NULL DEFAULT true;
CREATE INDEX forgotten_to_be_swept ON forgotten_conversation (at) WHERE NOT swept;
