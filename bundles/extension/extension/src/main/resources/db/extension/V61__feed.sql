-- When each project was last changed, as the number of the turn (kc_turn) in which it was: turns are taken one after the other until the commit, so a reader who follows the numbers misses nothing.
CREATE TABLE project_feed (
  project_id VARCHAR(36) NOT NULL PRIMARY KEY,
  change_no BIGINT NOT NULL,
  removed BOOLEAN NOT NULL
);
CREATE INDEX project_feed_order ON project_feed (change_no, project_id);
INSERT INTO project_feed (project_id, change_no, removed) SELECT id, 0, FALSE FROM project;
