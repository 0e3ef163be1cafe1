-- What was really reached, as recorded at acceptance: kind=quantity, parted by ';'.
ALTER TABLE project_step ADD COLUMN results VARCHAR(1000);
