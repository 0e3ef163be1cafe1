-- What the centre decided about reports, as it came in the stream.
CREATE TABLE report_decision (
  item_no BIGINT NOT NULL,
  decision_id VARCHAR(36) NOT NULL,
  form_id VARCHAR(60) NOT NULL,
  form_version INTEGER NOT NULL,
  period_code VARCHAR(8) NOT NULL,
  revision INTEGER NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  decided_by VARCHAR(200) NOT NULL,
  decided_at ${timestamp} NOT NULL,
  CONSTRAINT pk_report_decision PRIMARY KEY (item_no)
);
CREATE INDEX ix_report_decision ON report_decision (form_id, period_code, revision);
CREATE TABLE report_decision_cell (
  item_no BIGINT NOT NULL,
  pos INTEGER NOT NULL,
  cell_key VARCHAR(41) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  CONSTRAINT pk_report_decision_cell PRIMARY KEY (item_no, pos),
  CONSTRAINT fk_report_decision_cell FOREIGN KEY (item_no) REFERENCES report_decision (item_no)
);
