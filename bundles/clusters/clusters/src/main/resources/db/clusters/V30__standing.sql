-- Communes a cluster lies in, dated. cluster.communes keeps the codes that stand open, for lists and searching.
CREATE TABLE cluster_commune (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  cluster_id VARCHAR(36) NOT NULL,
  unit VARCHAR(12) NOT NULL,
  position_no INTEGER NOT NULL,
  valid_from DATE,
  valid_to DATE,
  document_text VARCHAR(300),
  note VARCHAR(1000),
  row_version BIGINT NOT NULL,
  CONSTRAINT cluster_commune_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id),
  CONSTRAINT cluster_commune_dates CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from)
);
CREATE INDEX cluster_commune_at ON cluster_commune (cluster_id, position_no);
CREATE INDEX cluster_commune_unit ON cluster_commune (unit);

-- Who developed its infrastructure and when. cluster.developer_name keeps the name that stands open, for lists.
CREATE TABLE cluster_developer (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  cluster_id VARCHAR(36) NOT NULL,
  name VARCHAR(300) NOT NULL,
  developer_type VARCHAR(20),
  organisation_id VARCHAR(36),
  establishment_id VARCHAR(36),
  tax_code VARCHAR(20),
  valid_from DATE,
  valid_to DATE,
  document_id VARCHAR(36),
  document_text VARCHAR(300),
  note VARCHAR(1000),
  illustrative BOOLEAN NOT NULL,
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  row_version BIGINT NOT NULL,
  CONSTRAINT cluster_developer_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id),
  CONSTRAINT cluster_developer_dates CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from)
);
CREATE INDEX cluster_developer_at ON cluster_developer (cluster_id, valid_from);

-- What the plan said about an entry, each time it changed. Rows are only ever added.
CREATE SEQUENCE plan_entry_status_seq START WITH 1 INCREMENT BY 50;
CREATE TABLE plan_entry_status (
  id BIGINT NOT NULL PRIMARY KEY,
  plan_entry_id VARCHAR(36) NOT NULL,
  plan_action VARCHAR(20) NOT NULL,
  area_ha DECIMAL(12,4) NOT NULL,
  phase VARCHAR(20),
  valid_from DATE NOT NULL,
  valid_to DATE,
  plan_document VARCHAR(36),
  plan_document_text VARCHAR(300),
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT plan_entry_status_entry FOREIGN KEY (plan_entry_id) REFERENCES plan_entry (id)
);
CREATE INDEX plan_entry_status_at ON plan_entry_status (plan_entry_id, id);
CREATE INDEX plan_entry_cluster_at ON plan_entry (cluster_id, valid_from);

-- Roadmap to 2030: central wastewater treatment, year by year.
CREATE TABLE cluster_wastewater_step (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  cluster_id VARCHAR(36) NOT NULL,
  step_year INTEGER NOT NULL,
  capacity_m3 DECIMAL(12,2),
  status VARCHAR(20) NOT NULL,
  funding VARCHAR(20),
  funding_note VARCHAR(300),
  collected_percent DECIMAL(5,2),
  auto_monitor BOOLEAN NOT NULL,
  done_on DATE,
  note VARCHAR(1000),
  illustrative BOOLEAN NOT NULL,
  row_version BIGINT NOT NULL,
  CONSTRAINT cluster_wastewater_step_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id),
  CONSTRAINT cluster_wastewater_step_year UNIQUE (cluster_id, step_year)
);

-- Enterprises in a cluster. A project names its own investor; who rents without a project of his own stands here.
CREATE TABLE cluster_tenant (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  cluster_id VARCHAR(36) NOT NULL,
  name VARCHAR(300) NOT NULL,
  name_search VARCHAR(300) NOT NULL,
  name_sort VARCHAR(3000) NOT NULL,
  establishment_id VARCHAR(36),
  tax_code VARCHAR(20),
  sector VARCHAR(300),
  valid_from DATE,
  valid_to DATE,
  note VARCHAR(1000),
  illustrative BOOLEAN NOT NULL,
  row_version BIGINT NOT NULL,
  CONSTRAINT cluster_tenant_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id),
  CONSTRAINT cluster_tenant_dates CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from)
);
CREATE INDEX cluster_tenant_at ON cluster_tenant (cluster_id, valid_from);

ALTER TABLE cluster_project ADD COLUMN name_search VARCHAR(300);
ALTER TABLE cluster_project ADD COLUMN establishment_id VARCHAR(36);
ALTER TABLE cluster_project ADD COLUMN sector VARCHAR(300);
ALTER TABLE cluster_project ADD COLUMN area_ha DECIMAL(12,4);
ALTER TABLE cluster_project ADD COLUMN capital_registered BIGINT;
ALTER TABLE cluster_project ADD COLUMN capital_done BIGINT;
ALTER TABLE cluster_project ADD COLUMN document_id VARCHAR(36);
ALTER TABLE cluster_project ADD COLUMN document_text VARCHAR(300);
ALTER TABLE cluster_project ADD COLUMN illustrative BOOLEAN DEFAULT FALSE NOT NULL;

-- Status of a project from a day on. Rows are only ever added: a correction is a later row of the same day.
CREATE SEQUENCE cluster_project_status_seq START WITH 1 INCREMENT BY 50;
CREATE TABLE cluster_project_status (
  id BIGINT NOT NULL PRIMARY KEY,
  project_id VARCHAR(36) NOT NULL,
  status VARCHAR(20) NOT NULL,
  effective_from DATE NOT NULL,
  source_text VARCHAR(300),
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT cluster_project_status_project FOREIGN KEY (project_id) REFERENCES cluster_project (id)
);
CREATE INDEX cluster_project_status_at ON cluster_project_status (project_id, effective_from, id);

-- Yearly and half-yearly figures of a project, or of an enterprise without one.
CREATE TABLE cluster_tenant_figure (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  cluster_id VARCHAR(36) NOT NULL,
  project_id VARCHAR(36),
  tenant_id VARCHAR(36),
  period VARCHAR(8) NOT NULL,
  cutoff_day DATE NOT NULL,
  workers INTEGER,
  average_income BIGINT,
  revenue BIGINT,
  tax_paid BIGINT,
  wastewater_m3 DECIMAL(12,2),
  source_text VARCHAR(300),
  illustrative BOOLEAN NOT NULL,
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  row_version BIGINT NOT NULL,
  CONSTRAINT cluster_tenant_figure_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id),
  CONSTRAINT cluster_tenant_figure_project FOREIGN KEY (project_id) REFERENCES cluster_project (id),
  CONSTRAINT cluster_tenant_figure_tenant FOREIGN KEY (tenant_id) REFERENCES cluster_tenant (id),
  CONSTRAINT cluster_tenant_figure_owner CHECK ((project_id IS NULL AND tenant_id IS NOT NULL) OR (project_id IS NOT NULL AND tenant_id IS NULL))
);
CREATE INDEX cluster_tenant_figure_at ON cluster_tenant_figure (cluster_id, cutoff_day);
CREATE INDEX cluster_tenant_figure_p ON cluster_tenant_figure (project_id, cutoff_day);
CREATE INDEX cluster_tenant_figure_t ON cluster_tenant_figure (tenant_id, cutoff_day);

CREATE TABLE cluster_lease (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  cluster_id VARCHAR(36) NOT NULL,
  contract_no VARCHAR(100) NOT NULL,
  signed_on DATE NOT NULL,
  starts_on DATE NOT NULL,
  ends_on DATE,
  terminated_on DATE,
  area_ha DECIMAL(12,4) NOT NULL,
  project_id VARCHAR(36),
  tenant_id VARCHAR(36),
  document_id VARCHAR(36),
  document_text VARCHAR(300),
  note VARCHAR(1000),
  illustrative BOOLEAN NOT NULL,
  row_version BIGINT NOT NULL,
  CONSTRAINT cluster_lease_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id),
  CONSTRAINT cluster_lease_project FOREIGN KEY (project_id) REFERENCES cluster_project (id),
  CONSTRAINT cluster_lease_tenant FOREIGN KEY (tenant_id) REFERENCES cluster_tenant (id),
  CONSTRAINT cluster_lease_area CHECK (area_ha > 0)
);
CREATE INDEX cluster_lease_at ON cluster_lease (cluster_id, starts_on);

-- Developers named so far, with the kind that was recorded last. Since when is not known of them.
INSERT INTO cluster_developer (id, cluster_id, name, developer_type, illustrative, recorded_by, recorded_at, row_version)
  SELECT c.id, c.id, c.developer_name,
    (SELECT f.code_value FROM cluster_fact f WHERE f.id = (SELECT MAX(g.id) FROM cluster_fact g WHERE g.cluster_id = c.id AND g.fact_key = 'DEVELOPER_TYPE'
      AND g.effective_from = (SELECT MAX(h.effective_from) FROM cluster_fact h WHERE h.cluster_id = c.id AND h.fact_key = 'DEVELOPER_TYPE'))),
    c.illustrative, 'system', CURRENT_TIMESTAMP, 0
  FROM cluster c WHERE c.developer_name IS NOT NULL AND c.developer_name <> '';
-- What the plan says of each entry today is the first line of its history.
INSERT INTO plan_entry_status (id, plan_entry_id, plan_action, area_ha, phase, valid_from, valid_to, plan_document, plan_document_text, recorded_by, recorded_at)
  SELECT -(ROW_NUMBER() OVER ()), p.id, p.plan_action, p.area_ha, p.phase, p.valid_from, p.valid_to, p.plan_document, p.plan_document_text, 'system', CURRENT_TIMESTAMP
  FROM plan_entry p;
