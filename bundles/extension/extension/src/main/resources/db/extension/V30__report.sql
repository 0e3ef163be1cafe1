-- What the implementing unit reports of a project each month before the 25th (TT 36/2013/TT-BCT Điều 23.3a, Mẫu 3a, 3b). Money is
-- cumulative from the beginning of the project. report_month: year * 100 + month. proposal: TIEP_TUC, DIEU_CHINH, NGUNG.
CREATE TABLE project_month (
  id VARCHAR(45) NOT NULL PRIMARY KEY,
  project_id VARCHAR(36) NOT NULL,
  report_month INTEGER NOT NULL,
  work_text VARCHAR(2000),
  work_percent DECIMAL(5,2) NOT NULL,
  spent_support BIGINT NOT NULL,
  spent_other BIGINT NOT NULL,
  advance_received BIGINT NOT NULL,
  problem VARCHAR(2000),
  proposal VARCHAR(10) NOT NULL,
  reported_on DATE NOT NULL,
  confirmed_on DATE,
  confirmed_by VARCHAR(64),
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  row_version BIGINT NOT NULL,
  CONSTRAINT project_month_one UNIQUE (project_id, report_month),
  CONSTRAINT project_month_of FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT project_month_percent CHECK (work_percent >= 0 AND work_percent <= 100),
  CONSTRAINT project_month_money CHECK (spent_support >= 0 AND spent_other >= 0 AND advance_received >= 0)
);
CREATE INDEX project_month_at ON project_month (report_month, project_id);
CREATE INDEX project_month_stop ON project_month (proposal, project_id);
-- Lists of what is under way and not over go over all years.
CREATE INDEX project_by_phase ON project (phase, plan_year);
