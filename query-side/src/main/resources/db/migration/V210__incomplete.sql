ALTER TABLE message ADD COLUMN incomplete boolean NOT NULL DEFAULT false;
ALTER TABLE attempt ADD COLUMN model text, ADD COLUMN finish_reason text;
