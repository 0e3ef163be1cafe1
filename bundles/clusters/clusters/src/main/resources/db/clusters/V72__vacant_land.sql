CREATE TABLE vacant_offer (
  cluster_id VARCHAR(36) NOT NULL PRIMARY KEY,
  published BOOLEAN NOT NULL,
  price VARCHAR(300),
  contact VARCHAR(300),
  changed_by VARCHAR(64) NOT NULL,
  changed_at ${timestamp} NOT NULL,
  row_version BIGINT NOT NULL,
  CONSTRAINT vacant_offer_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id)
);

-- One row. Nothing is public until somebody who may says so.
CREATE TABLE vacant_switch (
  id INTEGER NOT NULL PRIMARY KEY,
  published BOOLEAN NOT NULL,
  contact VARCHAR(300),
  changed_by VARCHAR(64),
  changed_at ${timestamp},
  row_version BIGINT NOT NULL,
  CONSTRAINT vacant_switch_one CHECK (id = 1)
);
INSERT INTO vacant_switch (id, published, row_version) VALUES (1, FALSE, 0);
