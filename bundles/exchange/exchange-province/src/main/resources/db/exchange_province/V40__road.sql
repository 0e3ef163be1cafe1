-- The road to the centre that an administrator chose; no row: the one of the configuration.
CREATE TABLE road_setting (
  id INTEGER NOT NULL,
  road VARCHAR(20) NOT NULL,
  changed_by VARCHAR(200) NOT NULL,
  changed_at ${timestamp} NOT NULL,
  CONSTRAINT pk_road_setting PRIMARY KEY (id)
);
CREATE INDEX ix_report_queue ON report (state, queued_at);
