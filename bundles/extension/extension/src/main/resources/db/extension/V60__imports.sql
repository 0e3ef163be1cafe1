-- Lists of projects that were brought in: who, when, from which file, and what became of it. The file itself is an attachment of the import.
CREATE TABLE project_import (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  province VARCHAR(12) NOT NULL,
  import_state VARCHAR(20) NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  file_sha256 VARCHAR(64) NOT NULL,
  attachment_id VARCHAR(36) NOT NULL,
  sheet_name VARCHAR(100),
  header_first INTEGER NOT NULL,
  header_last INTEGER NOT NULL,
  column_choices ${text},
  plan_id VARCHAR(36),
  unit_id VARCHAR(36),
  created_count INTEGER NOT NULL,
  changed_count INTEGER NOT NULL,
  unchanged_count INTEGER NOT NULL,
  left_out_count INTEGER NOT NULL,
  made_by VARCHAR(64) NOT NULL,
  made_at ${timestamp} NOT NULL,
  stored_at ${timestamp},
  undone_by VARCHAR(64),
  undone_at ${timestamp},
  undone_reason VARCHAR(1000),
  row_version BIGINT NOT NULL
);
CREATE INDEX project_import_made ON project_import (province, made_at);

-- What the user decided for single rows of the file.
CREATE TABLE project_import_row (
  id VARCHAR(48) NOT NULL PRIMARY KEY,
  import_id VARCHAR(36) NOT NULL,
  row_no INTEGER NOT NULL,
  choice VARCHAR(20) NOT NULL,
  project_id VARCHAR(36),
  CONSTRAINT project_import_row_of FOREIGN KEY (import_id) REFERENCES project_import (id)
);
CREATE INDEX project_import_row_at ON project_import_row (import_id, row_no);

-- Projects that an import made or changed: what undoing must find as it was left, and in which order.
-- How a changed one was before is in project_import_before, in pieces.
CREATE TABLE project_import_line (
  id VARCHAR(48) NOT NULL PRIMARY KEY,
  import_id VARCHAR(36) NOT NULL,
  line_no INTEGER NOT NULL,
  project_id VARCHAR(36) NOT NULL,
  project_name VARCHAR(500) NOT NULL,
  created BOOLEAN NOT NULL,
  left_version BIGINT NOT NULL,
  CONSTRAINT project_import_line_of FOREIGN KEY (import_id) REFERENCES project_import (id)
);
CREATE INDEX project_import_line_at ON project_import_line (import_id, line_no);
CREATE TABLE project_import_before (
  id VARCHAR(56) NOT NULL PRIMARY KEY,
  line_id VARCHAR(48) NOT NULL,
  piece_no INTEGER NOT NULL,
  content ${text} NOT NULL,
  CONSTRAINT project_import_before_of FOREIGN KEY (line_id) REFERENCES project_import_line (id)
);
CREATE INDEX project_import_before_at ON project_import_before (line_id, piece_no);

-- How the columns of a table with these headings were understood last time.
CREATE TABLE project_import_mapping (
  fingerprint VARCHAR(64) NOT NULL PRIMARY KEY,
  content ${text} NOT NULL,
  saved_by VARCHAR(64) NOT NULL,
  saved_at ${timestamp} NOT NULL,
  row_version BIGINT NOT NULL
);
