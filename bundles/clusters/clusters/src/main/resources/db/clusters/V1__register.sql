CREATE TABLE plan_entry (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  name_search VARCHAR(200) NOT NULL,
  name_sort VARCHAR(2000) NOT NULL,
  province VARCHAR(12) NOT NULL,
  communes VARCHAR(200) NOT NULL,
  area_ha DECIMAL(12,4) NOT NULL,
  sectors VARCHAR(1000),
  phase VARCHAR(20),
  plan_action VARCHAR(20) NOT NULL,
  plan_document VARCHAR(36),
  plan_document_text VARCHAR(300),
  valid_from DATE NOT NULL,
  valid_to DATE,
  cluster_id VARCHAR(36),
  illustrative BOOLEAN NOT NULL,
  note VARCHAR(1000),
  row_version BIGINT NOT NULL,
  CONSTRAINT plan_entry_area CHECK (area_ha > 0),
  CONSTRAINT plan_entry_dates CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
CREATE INDEX plan_entry_province ON plan_entry (province, valid_from);

CREATE TABLE cluster (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  code VARCHAR(20) NOT NULL,
  name VARCHAR(200) NOT NULL,
  name_search VARCHAR(200) NOT NULL,
  name_sort VARCHAR(2000) NOT NULL,
  old_names VARCHAR(1000) NOT NULL,
  province VARCHAR(12) NOT NULL,
  communes VARCHAR(200) NOT NULL,
  legacy BOOLEAN NOT NULL,
  developer_name VARCHAR(300),
  illustrative BOOLEAN NOT NULL,
  note VARCHAR(1000),
  row_version BIGINT NOT NULL,
  CONSTRAINT cluster_code UNIQUE (province, code),
  CONSTRAINT cluster_name UNIQUE (province, name)
);

ALTER TABLE plan_entry ADD CONSTRAINT plan_entry_cluster
  FOREIGN KEY (cluster_id) REFERENCES cluster (id);

CREATE SEQUENCE cluster_fact_seq START WITH 1 INCREMENT BY 50;

-- Facts are only ever added: a correction is a later row of the same key and day.
CREATE TABLE cluster_fact (
  id BIGINT NOT NULL PRIMARY KEY,
  cluster_id VARCHAR(36) NOT NULL,
  fact_key VARCHAR(40) NOT NULL,
  effective_from DATE NOT NULL,
  exact_date BOOLEAN NOT NULL,
  num_value DECIMAL(20,4),
  code_value VARCHAR(40),
  document_id VARCHAR(36),
  source_text VARCHAR(300) NOT NULL,
  illustrative BOOLEAN NOT NULL,
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT cluster_fact_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id)
);
CREATE INDEX cluster_fact_at ON cluster_fact (cluster_id, fact_key, effective_from);
