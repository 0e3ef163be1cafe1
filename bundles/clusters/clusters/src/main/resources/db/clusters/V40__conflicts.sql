-- Facts about which two sources disagree (V-CCN-16). All claims are kept; the figure in force stays in cluster_fact.
CREATE TABLE fact_conflict (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  cluster_id VARCHAR(36) NOT NULL,
  province VARCHAR(12) NOT NULL,
  fact_key VARCHAR(40) NOT NULL,
  about_day DATE NOT NULL,
  state VARCHAR(20) NOT NULL,
  chosen_claim VARCHAR(36),
  reason VARCHAR(1000) NOT NULL,
  opened_by VARCHAR(64) NOT NULL,
  opened_at ${timestamp} NOT NULL,
  decided_by VARCHAR(64) NOT NULL,
  decided_at ${timestamp},
  row_version BIGINT NOT NULL,
  CONSTRAINT fact_conflict_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id)
);
CREATE INDEX fact_conflict_of ON fact_conflict (cluster_id, fact_key, state);
CREATE INDEX fact_conflict_state ON fact_conflict (province, state, opened_at);

CREATE TABLE fact_claim (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  conflict_id VARCHAR(36) NOT NULL,
  claim_no INTEGER NOT NULL,
  effective_from DATE NOT NULL,
  exact_date BOOLEAN NOT NULL,
  num_value DECIMAL(20,4),
  code_value VARCHAR(40),
  document_id VARCHAR(36),
  source_text VARCHAR(300) NOT NULL,
  illustrative BOOLEAN NOT NULL,
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT fact_claim_conflict FOREIGN KEY (conflict_id) REFERENCES fact_conflict (id)
);
CREATE INDEX fact_claim_at ON fact_claim (conflict_id, claim_no);
