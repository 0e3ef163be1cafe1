-- The comma-separated communes of a cluster, at most eight of eight characters ("34:24673"), become rows. Since when is not known of them.
INSERT INTO cluster_commune (id, cluster_id, unit, position_no, row_version)
  SELECT SUBSTR(c.id, 1, 35) || n.ch, c.id, SUBSTR(c.communes, (n.pos - 1) * 9 + 1, 8), n.pos, 0
  FROM cluster c, (VALUES (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7'), (8, '8')) AS n (pos, ch)
  WHERE LENGTH(c.communes) >= (n.pos - 1) * 9 + 8;
