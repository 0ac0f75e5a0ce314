-- From the beginning of a call to the first text of its reply: known of streamed replies only.
ALTER TABLE attempt ADD COLUMN first_text_ms bigint;
