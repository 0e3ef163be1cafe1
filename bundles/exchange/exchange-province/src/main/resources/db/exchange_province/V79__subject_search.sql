-- Subjects of reports are found whatever diacritics were typed, and stand in dictionary order in every database.
ALTER TABLE report ADD COLUMN subject_search VARCHAR(700) DEFAULT '' NOT NULL;
ALTER TABLE report ADD COLUMN subject_sort VARCHAR(1000) DEFAULT '' NOT NULL;
