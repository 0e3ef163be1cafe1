-- The district to which a commune, or what went into it, belonged before 2025-07-01, as the province knows it: where the register of
-- units does not tell. A commune may have it without a place on the map.
ALTER TABLE commune_place ADD COLUMN district VARCHAR(200);
ALTER TABLE commune_place DROP CONSTRAINT commune_place_where;
