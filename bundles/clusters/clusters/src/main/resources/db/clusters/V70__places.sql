CREATE SEQUENCE cluster_place_seq START WITH 1 INCREMENT BY 50;

-- Like facts: only ever added, the last one of the latest day counts. Without coordinates: no
-- longer from that day. Outlines are GeoJSON, as text, of at most 1,000 points.
CREATE TABLE cluster_place (
  id BIGINT NOT NULL PRIMARY KEY,
  cluster_id VARCHAR(36) NOT NULL,
  place_kind VARCHAR(10) NOT NULL,
  effective_from DATE NOT NULL,
  latitude DECIMAL(9,6),
  longitude DECIMAL(9,6),
  outline VARCHAR(30000),
  outline_ha DECIMAL(12,4),
  source_text VARCHAR(300) NOT NULL,
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT cluster_place_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id)
);
CREATE INDEX cluster_place_at ON cluster_place (cluster_id, place_kind, effective_from);
