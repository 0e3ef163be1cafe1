-- Decisions that move a last day; rows are never changed or removed.
CREATE TABLE deadline_extension (
  id VARCHAR(36) NOT NULL,
  form_id VARCHAR(60) NOT NULL,
  period_code VARCHAR(8) NOT NULL,
  audience VARCHAR(1000) NOT NULL,
  decision_no VARCHAR(60) NOT NULL,
  decision_day DATE NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  new_day DATE NOT NULL,
  decided_by VARCHAR(200) NOT NULL,
  decided_at ${timestamp} NOT NULL,
  item_no BIGINT NOT NULL,
  CONSTRAINT pk_deadline_extension PRIMARY KEY (id)
);
CREATE INDEX ix_deadline_extension ON deadline_extension (form_id, period_code);

-- Reminders that went out: each step of a report's deadline once, whichever node is first.
CREATE TABLE reminder (
  form_id VARCHAR(60) NOT NULL,
  period_code VARCHAR(8) NOT NULL,
  last_day DATE NOT NULL,
  step VARCHAR(10) NOT NULL,
  sent_at ${timestamp} NOT NULL,
  item_no BIGINT NOT NULL,
  CONSTRAINT pk_reminder PRIMARY KEY (form_id, period_code, last_day, step)
);
