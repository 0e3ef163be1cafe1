-- What holds on a day is read for all clusters at once when a list, a form or the map asks for that day first.
CREATE INDEX cluster_fact_day ON cluster_fact (superseded_on, effective_from);
