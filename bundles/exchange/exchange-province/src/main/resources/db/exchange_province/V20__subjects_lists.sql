-- A cell's key is "row", or "row/column" in a table with several value columns: at most 41 characters.
ALTER TABLE cell_origin DROP CONSTRAINT fk_cell_origin;
ALTER TABLE report_cell ALTER COLUMN row_key SET DATA TYPE VARCHAR(41);
ALTER TABLE cell_origin ALTER COLUMN row_key SET DATA TYPE VARCHAR(41);
ALTER TABLE cell_origin ADD CONSTRAINT fk_cell_origin
  FOREIGN KEY (report_id, row_key) REFERENCES report_cell (report_id, row_key);

-- Whom a report is about when it is not the whole province; the key is "type:id", or empty.
ALTER TABLE report ADD COLUMN subject_key VARCHAR(161) DEFAULT '' NOT NULL;
ALTER TABLE report ADD COLUMN subject_title VARCHAR(500) DEFAULT '' NOT NULL;
ALTER TABLE report ADD COLUMN subject_within VARCHAR(500) DEFAULT '' NOT NULL;
ALTER TABLE report ADD COLUMN subject_code VARCHAR(100) DEFAULT '' NOT NULL;
ALTER TABLE report DROP CONSTRAINT uq_report_key;
ALTER TABLE report ADD CONSTRAINT uq_report_key UNIQUE (form_id, period_code, subject_key, revision);

CREATE TABLE report_line (
  report_id VARCHAR(36) NOT NULL,
  list_key VARCHAR(20) NOT NULL,
  line_no INTEGER NOT NULL,
  column_key VARCHAR(20) NOT NULL,
  line_value VARCHAR(2000) NOT NULL,
  CONSTRAINT pk_report_line PRIMARY KEY (report_id, list_key, line_no, column_key),
  CONSTRAINT fk_report_line FOREIGN KEY (report_id) REFERENCES report (id)
);

-- What the checks looked up beyond the report, as it was when the report was drawn up or handed in.
CREATE TABLE report_outside (
  report_id VARCHAR(36) NOT NULL,
  reference_text VARCHAR(200) NOT NULL,
  outside_value DECIMAL(28, 6) NOT NULL,
  CONSTRAINT pk_report_outside PRIMARY KEY (report_id, reference_text),
  CONSTRAINT fk_report_outside FOREIGN KEY (report_id) REFERENCES report (id)
);
