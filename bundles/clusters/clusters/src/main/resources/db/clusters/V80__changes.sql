-- The last change of each record that others follow. The number comes from the register's turn, which is held until the commit: so
-- numbers become visible in their order, and who has read up to a number has missed nothing below it.
CREATE TABLE record_change (
  record_type VARCHAR(40) NOT NULL,
  record_id VARCHAR(36) NOT NULL,
  change_no BIGINT NOT NULL,
  CONSTRAINT record_change_pk PRIMARY KEY (record_type, record_id)
);
CREATE INDEX record_change_order ON record_change (record_type, change_no);

-- What was there before counts as changed once, in any order.
INSERT INTO record_change (record_type, record_id, change_no)
  SELECT 'cluster', c.id, ROW_NUMBER() OVER () FROM cluster c;
INSERT INTO record_change (record_type, record_id, change_no)
  SELECT 'cluster-plan-entry', p.id, ROW_NUMBER() OVER () FROM plan_entry p;
UPDATE register_turn SET taken = taken + (SELECT COUNT(*) FROM cluster) + (SELECT COUNT(*) FROM plan_entry) WHERE id = 1;
