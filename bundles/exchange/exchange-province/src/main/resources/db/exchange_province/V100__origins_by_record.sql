-- What a record gave to the figures of a report, one row for a record instead of one for each figure: a form that counts hundreds of
-- records in dozens of figures is drawn up with hundreds of rows. Reports from before keep their rows in cell_origin until they are
-- drawn up again. contributions has a line for each figure: cell, position, value, note.
CREATE TABLE record_origin (
  report_id VARCHAR(36) NOT NULL,
  subject_type VARCHAR(60) NOT NULL,
  subject_id VARCHAR(100) NOT NULL,
  part_no INTEGER NOT NULL,
  title VARCHAR(500) NOT NULL,
  contributions VARCHAR(16000) NOT NULL,
  CONSTRAINT pk_record_origin PRIMARY KEY (report_id, subject_type, subject_id, part_no),
  CONSTRAINT fk_record_origin FOREIGN KEY (report_id) REFERENCES report (id)
);
CREATE INDEX ix_record_origin_subject ON record_origin (subject_type, subject_id);
