-- Where the centre stands with a report; counts for the revision named only.
CREATE TABLE report_status (
  form_id VARCHAR(60) NOT NULL,
  period_code VARCHAR(8) NOT NULL,
  province VARCHAR(5) NOT NULL,
  revision INTEGER NOT NULL,
  state VARCHAR(20) NOT NULL,
  decided_by VARCHAR(200) NOT NULL,
  decided_at ${timestamp} NOT NULL,
  CONSTRAINT pk_report_status PRIMARY KEY (form_id, period_code, province)
);

-- Every decision; rows are never changed or removed.
CREATE TABLE report_decision (
  id VARCHAR(36) NOT NULL,
  submission_id VARCHAR(36) NOT NULL,
  province VARCHAR(5) NOT NULL,
  form_id VARCHAR(60) NOT NULL,
  form_version INTEGER NOT NULL,
  period_code VARCHAR(8) NOT NULL,
  revision INTEGER NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  decided_by VARCHAR(200) NOT NULL,
  decided_at ${timestamp} NOT NULL,
  item_no BIGINT NOT NULL,
  CONSTRAINT pk_report_decision PRIMARY KEY (id)
);
CREATE INDEX ix_report_decision ON report_decision (form_id, period_code, province);
CREATE TABLE report_decision_cell (
  decision_id VARCHAR(36) NOT NULL,
  pos INTEGER NOT NULL,
  cell_key VARCHAR(41) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  CONSTRAINT pk_report_decision_cell PRIMARY KEY (decision_id, pos),
  CONSTRAINT fk_report_decision_cell FOREIGN KEY (decision_id) REFERENCES report_decision (id)
);
