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

CREATE TABLE report (
  id VARCHAR(36) NOT NULL,
  form_id VARCHAR(60) NOT NULL,
  form_version INTEGER NOT NULL,
  period_code VARCHAR(8) NOT NULL,
  period_end DATE NOT NULL,
  revision INTEGER NOT NULL,
  state VARCHAR(20) NOT NULL,
  drawn_up_at ${timestamp} NOT NULL,
  changed_by VARCHAR(200) NOT NULL,
  changed_at ${timestamp} NOT NULL,
  last_problem VARCHAR(2000) NOT NULL,
  -- set at approval
  approved_by VARCHAR(200),
  approved_at ${timestamp},
  message_id VARCHAR(36),
  digest VARCHAR(64),
  previous_digest VARCHAR(64),
  -- the queue
  queued_at ${timestamp},
  attempts INTEGER NOT NULL,
  next_attempt_at ${timestamp},
  next_revision INTEGER NOT NULL,
  -- the receipt
  receipt_id VARCHAR(100),
  receipt_sequence BIGINT NOT NULL,
  receipt_at ${timestamp},
  version BIGINT NOT NULL,
  CONSTRAINT pk_report PRIMARY KEY (id),
  CONSTRAINT uq_report_key UNIQUE (form_id, period_code, revision)
);
CREATE INDEX ix_report_state ON report (state, next_attempt_at);

CREATE TABLE report_cell (
  report_id VARCHAR(36) NOT NULL,
  row_key VARCHAR(20) NOT NULL,
  cell_value DECIMAL(28, 6),
  computed_value DECIMAL(28, 6),
  source VARCHAR(20) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  note VARCHAR(1000) NOT NULL,
  unknown_count INTEGER NOT NULL,
  CONSTRAINT pk_report_cell PRIMARY KEY (report_id, row_key),
  CONSTRAINT fk_report_cell FOREIGN KEY (report_id) REFERENCES report (id)
);
CREATE TABLE cell_origin (
  report_id VARCHAR(36) NOT NULL,
  row_key VARCHAR(20) NOT NULL,
  pos INTEGER NOT NULL,
  subject_type VARCHAR(60) NOT NULL,
  subject_id VARCHAR(100) NOT NULL,
  title VARCHAR(500) NOT NULL,
  contribution DECIMAL(28, 6),
  note VARCHAR(1000) NOT NULL,
  CONSTRAINT pk_cell_origin PRIMARY KEY (report_id, row_key, pos),
  CONSTRAINT fk_cell_origin FOREIGN KEY (report_id, row_key) REFERENCES report_cell (report_id, row_key)
);
CREATE TABLE explanation (
  report_id VARCHAR(36) NOT NULL,
  check_id VARCHAR(40) NOT NULL,
  explanation_text VARCHAR(2000) NOT NULL,
  CONSTRAINT pk_explanation PRIMARY KEY (report_id, check_id),
  CONSTRAINT fk_explanation FOREIGN KEY (report_id) REFERENCES report (id)
);

-- The exact bytes that are sent; written with the approval, never changed while the report waits.
CREATE TABLE envelope_part (
  report_id VARCHAR(36) NOT NULL,
  part_no INTEGER NOT NULL,
  content ${bytes} NOT NULL,
  CONSTRAINT pk_envelope_part PRIMARY KEY (report_id, part_no),
  CONSTRAINT fk_envelope_part FOREIGN KEY (report_id) REFERENCES report (id)
);

-- Head of the chain of envelopes; its one row is the lock that keeps the chain from forking.
CREATE TABLE chain_head (
  id INTEGER NOT NULL,
  digest VARCHAR(64),
  CONSTRAINT pk_chain_head PRIMARY KEY (id)
);
INSERT INTO chain_head (id, digest) VALUES (1, NULL);
