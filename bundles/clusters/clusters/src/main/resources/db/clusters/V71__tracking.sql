CREATE TABLE cluster_obstacle (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  cluster_id VARCHAR(36) NOT NULL,
  obstacle_text VARCHAR(1000) NOT NULL,
  request_text VARCHAR(1000),
  owner_unit VARCHAR(200),
  since DATE NOT NULL,
  solved_on DATE,
  outcome VARCHAR(1000),
  changed_by VARCHAR(64) NOT NULL,
  changed_at ${timestamp} NOT NULL,
  row_version BIGINT NOT NULL,
  CONSTRAINT cluster_obstacle_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id),
  CONSTRAINT cluster_obstacle_days CHECK (solved_on IS NULL OR solved_on >= since)
);
CREATE INDEX cluster_obstacle_of ON cluster_obstacle (cluster_id, solved_on);

-- One line of the weekly list; the week is named by its Monday.
CREATE TABLE tracking_entry (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  cluster_id VARCHAR(36) NOT NULL,
  week DATE NOT NULL,
  developer VARCHAR(300),
  decision VARCHAR(300),
  land_leased VARCHAR(1000),
  households_done INTEGER,
  households_total INTEGER,
  cleared_ha DECIMAL(12,4),
  clearance_cost BIGINT,
  construction VARCHAR(1000),
  obstacles VARCHAR(2000),
  request_text VARCHAR(1000),
  milestone VARCHAR(500),
  milestone_day DATE,
  owner_unit VARCHAR(200),
  copied BOOLEAN NOT NULL,
  changed_by VARCHAR(64) NOT NULL,
  changed_at ${timestamp} NOT NULL,
  row_version BIGINT NOT NULL,
  CONSTRAINT tracking_entry_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id),
  CONSTRAINT tracking_entry_week UNIQUE (cluster_id, week)
);
CREATE INDEX tracking_entry_weeks ON tracking_entry (week);
