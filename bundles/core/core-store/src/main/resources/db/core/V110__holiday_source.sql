-- Who decides a year's holidays, and a version so that two people do not overwrite each other.
ALTER TABLE core.calendar_year ADD COLUMN legal_text VARCHAR(500);
ALTER TABLE core.calendar_year ADD COLUMN version BIGINT DEFAULT 0 NOT NULL;
