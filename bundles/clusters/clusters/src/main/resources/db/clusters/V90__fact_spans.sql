-- Until when a fact counts: the first day on which a later one of the same key does; its own first day when it was corrected. Reading a day
-- then takes the facts in force, not the history before them. Kept by FactSpans; a row that it has not seen yet counts without end and is
-- overruled by the later one in reading.
ALTER TABLE cluster_fact ADD COLUMN superseded_on DATE DEFAULT '9999-12-31' NOT NULL;
UPDATE cluster_fact AS f SET superseded_on = COALESCE((
  SELECT MIN(g.effective_from) FROM cluster_fact g
  WHERE g.cluster_id = f.cluster_id AND g.fact_key = f.fact_key
    AND (g.effective_from > f.effective_from OR (g.effective_from = f.effective_from AND g.id > f.id))), superseded_on);
CREATE INDEX cluster_fact_open ON cluster_fact (cluster_id, superseded_on);
CREATE INDEX cluster_fact_key ON cluster_fact (fact_key, superseded_on);
