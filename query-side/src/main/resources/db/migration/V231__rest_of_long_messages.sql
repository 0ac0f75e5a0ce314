-- What follows the part of a text whose words are kept: their list has a bound that long replies may pass.
ALTER TABLE message ADD COLUMN rest text;
