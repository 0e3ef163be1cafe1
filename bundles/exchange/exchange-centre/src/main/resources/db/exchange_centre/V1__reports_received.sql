-- Every form version this instance has ever seen; a version never changes.
CREATE TABLE form_definition (
  form_id VARCHAR(60) NOT NULL,
  form_version INTEGER NOT NULL,
  digest VARCHAR(64) NOT NULL,
  seen_at ${timestamp} NOT NULL,
  CONSTRAINT pk_form_definition PRIMARY KEY (form_id, form_version)
);
CREATE TABLE form_part (
  form_id VARCHAR(60) NOT NULL,
  form_version INTEGER NOT NULL,
  part_no INTEGER NOT NULL,
  content ${bytes} NOT NULL,
  CONSTRAINT pk_form_part PRIMARY KEY (form_id, form_version, part_no),
  CONSTRAINT fk_form_part FOREIGN KEY (form_id, form_version) REFERENCES form_definition (form_id, form_version)
);

-- One row for each province; locking it puts that province's reports in order, on every node.
CREATE TABLE sender (
  province VARCHAR(5) NOT NULL,
  last_sequence BIGINT NOT NULL,
  CONSTRAINT pk_sender PRIMARY KEY (province)
);

-- What was accepted. Rows are never changed or removed.
CREATE TABLE submission (
  id VARCHAR(36) NOT NULL,
  province VARCHAR(5) NOT NULL,
  form_id VARCHAR(60) NOT NULL,
  form_version INTEGER NOT NULL,
  period_code VARCHAR(8) NOT NULL,
  period_end DATE NOT NULL,
  revision INTEGER NOT NULL,
  digest VARCHAR(64) NOT NULL,
  previous_digest VARCHAR(64),
  message_id VARCHAR(36) NOT NULL,
  sequence_no BIGINT NOT NULL,
  received_at ${timestamp} NOT NULL,
  sender VARCHAR(200) NOT NULL,
  instance_id VARCHAR(64) NOT NULL,
  organisation VARCHAR(35) NOT NULL,
  cutoff DATE NOT NULL,
  drawn_up_at ${timestamp} NOT NULL,
  approved_by VARCHAR(200) NOT NULL,
  approved_at ${timestamp} NOT NULL,
  size_bytes INTEGER NOT NULL,
  CONSTRAINT pk_submission PRIMARY KEY (id),
  CONSTRAINT uq_submission_key UNIQUE (province, form_id, period_code, revision),
  CONSTRAINT uq_submission_sequence UNIQUE (province, sequence_no),
  CONSTRAINT fk_submission_sender FOREIGN KEY (province) REFERENCES sender (province)
);
CREATE INDEX ix_submission_form ON submission (form_id, period_end);

-- The latest revision of each report: what the national tables read.
CREATE TABLE current_submission (
  form_id VARCHAR(60) NOT NULL,
  period_code VARCHAR(8) NOT NULL,
  province VARCHAR(5) NOT NULL,
  revision INTEGER NOT NULL,
  submission_id VARCHAR(36) NOT NULL,
  CONSTRAINT pk_current_submission PRIMARY KEY (form_id, period_code, province),
  CONSTRAINT fk_current_submission FOREIGN KEY (submission_id) REFERENCES submission (id)
);

CREATE TABLE submitted_cell (
  submission_id VARCHAR(36) NOT NULL,
  row_key VARCHAR(20) NOT NULL,
  cell_value DECIMAL(28, 6),
  computed_value DECIMAL(28, 6),
  source VARCHAR(20) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  note VARCHAR(1000) NOT NULL,
  unknown_count INTEGER NOT NULL,
  CONSTRAINT pk_submitted_cell PRIMARY KEY (submission_id, row_key),
  CONSTRAINT fk_submitted_cell FOREIGN KEY (submission_id) REFERENCES submission (id)
);
CREATE TABLE cell_origin (
  submission_id VARCHAR(36) NOT NULL,
  row_key VARCHAR(20) NOT NULL,
  pos INTEGER NOT NULL,
  subject_type VARCHAR(60) NOT NULL,
  subject_id VARCHAR(100) NOT NULL,
  title VARCHAR(500) NOT NULL,
  contribution DECIMAL(28, 6),
  note VARCHAR(1000) NOT NULL,
  CONSTRAINT pk_cell_origin PRIMARY KEY (submission_id, row_key, pos),
  CONSTRAINT fk_cell_origin FOREIGN KEY (submission_id, row_key) REFERENCES submitted_cell (submission_id, row_key)
);

-- The exact bytes that came.
CREATE TABLE envelope_part (
  submission_id VARCHAR(36) NOT NULL,
  part_no INTEGER NOT NULL,
  content ${bytes} NOT NULL,
  CONSTRAINT pk_envelope_part PRIMARY KEY (submission_id, part_no),
  CONSTRAINT fk_envelope_part FOREIGN KEY (submission_id) REFERENCES submission (id)
);

-- Everything that came, accepted or refused. Rows are never changed or removed.
CREATE TABLE ledger_line (
  id VARCHAR(36) NOT NULL,
  received_at ${timestamp} NOT NULL,
  accepted BOOLEAN NOT NULL,
  province VARCHAR(5),
  form_id VARCHAR(60),
  form_version INTEGER NOT NULL,
  period_code VARCHAR(8),
  revision INTEGER NOT NULL,
  message_id VARCHAR(36),
  digest VARCHAR(64) NOT NULL,
  sequence_no BIGINT NOT NULL,
  problem_code VARCHAR(20) NOT NULL,
  problem VARCHAR(2000) NOT NULL,
  sender VARCHAR(200) NOT NULL,
  address VARCHAR(100) NOT NULL,
  CONSTRAINT pk_ledger_line PRIMARY KEY (id)
);
CREATE INDEX ix_ledger_line_time ON ledger_line (received_at);
CREATE INDEX ix_ledger_line_key ON ledger_line (province, form_id, period_code);
