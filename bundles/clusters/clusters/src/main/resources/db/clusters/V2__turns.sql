-- One row: who registers or renames a cluster updates it first and so waits for his turn until the commit of the one before,
-- in every database. Names and codes are then looked at by one at a time.
CREATE TABLE register_turn (
  id INTEGER NOT NULL PRIMARY KEY,
  taken BIGINT NOT NULL
);
INSERT INTO register_turn (id, taken) VALUES (1, 0);
