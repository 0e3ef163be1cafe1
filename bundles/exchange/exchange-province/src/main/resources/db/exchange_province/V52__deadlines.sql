-- Decisions of the centre that move a last day for this province.
CREATE TABLE deadline_extension (
  item_no BIGINT NOT NULL,
  form_id VARCHAR(60) NOT NULL,
  period_code VARCHAR(8) NOT NULL,
  decision_no VARCHAR(60) NOT NULL,
  decision_day DATE NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  new_day DATE NOT NULL,
  CONSTRAINT pk_deadline_extension PRIMARY KEY (item_no)
);
CREATE INDEX ix_deadline_extension ON deadline_extension (form_id, period_code);
