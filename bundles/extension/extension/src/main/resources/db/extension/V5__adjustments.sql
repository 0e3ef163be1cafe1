-- Adjustments of approved projects: who decided, why it was his to decide, what changed. Never changed afterwards.
CREATE TABLE project_adjustment (
  id VARCHAR(45) NOT NULL PRIMARY KEY,
  project_id VARCHAR(36) NOT NULL,
  pos INTEGER NOT NULL,
  decided_on DATE NOT NULL,
  document_text VARCHAR(300) NOT NULL,
  authority VARCHAR(6) NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  route_vi VARCHAR(500) NOT NULL,
  route_en VARCHAR(500) NOT NULL,
  clause VARCHAR(300) NOT NULL,
  support_before BIGINT NOT NULL,
  support_after BIGINT NOT NULL,
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT project_adjustment_of FOREIGN KEY (project_id) REFERENCES project (id)
);
CREATE INDEX project_adjustment_at ON project_adjustment (project_id, pos);

CREATE TABLE project_change (
  id VARCHAR(60) NOT NULL PRIMARY KEY,
  adjustment_id VARCHAR(45) NOT NULL,
  pos INTEGER NOT NULL,
  field VARCHAR(30) NOT NULL,
  value_before VARCHAR(2000) NOT NULL,
  value_after VARCHAR(2000) NOT NULL,
  CONSTRAINT project_change_of FOREIGN KEY (adjustment_id) REFERENCES project_adjustment (id)
);
CREATE INDEX project_change_at ON project_change (adjustment_id, pos);
