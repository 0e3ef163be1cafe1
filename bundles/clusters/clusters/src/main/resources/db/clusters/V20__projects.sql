-- Investment projects of secondary investors in clusters: those from whom TT 14/2024 form 01 is expected.
CREATE TABLE cluster_project (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  cluster_id VARCHAR(36) NOT NULL,
  name VARCHAR(300) NOT NULL,
  name_sort VARCHAR(3000) NOT NULL,
  investor VARCHAR(300),
  tax_code VARCHAR(20),
  foreign_capital BOOLEAN NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  note VARCHAR(1000),
  row_version BIGINT NOT NULL,
  CONSTRAINT cluster_project_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id),
  CONSTRAINT cluster_project_dates CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
CREATE INDEX cluster_project_at ON cluster_project (cluster_id, valid_from);
