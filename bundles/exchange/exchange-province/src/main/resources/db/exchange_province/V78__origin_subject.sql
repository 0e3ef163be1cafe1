-- From a record to the figures that count it.
CREATE INDEX ix_cell_origin_subject ON cell_origin (subject_type, subject_id);
