-- The figures of the national table, at the centre: one row for each time in which they stood so, made from the facts of a cluster when its
-- record comes. What the fill rates are made of counts only where both parts are known of an operating cluster.
CREATE TABLE national_figure (
  cluster_id VARCHAR(36) NOT NULL,
  province VARCHAR(12) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  established INTEGER NOT NULL,
  established_ha DECIMAL(12,4) NOT NULL,
  detailed INTEGER NOT NULL,
  detailed_ha DECIMAL(12,4) NOT NULL,
  capital DECIMAL(20,0) NOT NULL,
  paid DECIMAL(20,0) NOT NULL,
  operating INTEGER NOT NULL,
  land_ha DECIMAL(12,4) NOT NULL,
  leased_ha DECIMAL(12,4) NOT NULL,
  f1_part DECIMAL(12,4) NOT NULL,
  f1_whole DECIMAL(12,4) NOT NULL,
  f2_part DECIMAL(12,4) NOT NULL,
  f2_whole DECIMAL(12,4) NOT NULL,
  f3_part DECIMAL(12,4) NOT NULL,
  f3_whole DECIMAL(12,4) NOT NULL,
  f4_part DECIMAL(12,4) NOT NULL,
  f4_whole DECIMAL(12,4) NOT NULL,
  projects DECIMAL(12,0) NOT NULL,
  workers DECIMAL(12,0) NOT NULL,
  wastewater INTEGER NOT NULL,
  CONSTRAINT national_figure_pk PRIMARY KEY (cluster_id, valid_from)
);
CREATE INDEX national_figure_at ON national_figure (valid_to, valid_from);

-- Provinces of which records have come, and when last.
CREATE TABLE national_sender (
  province VARCHAR(12) NOT NULL PRIMARY KEY,
  received_at ${timestamp} NOT NULL
);
