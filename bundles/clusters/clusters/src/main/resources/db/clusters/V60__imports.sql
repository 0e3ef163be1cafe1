-- Tables that were brought in: who, when, from which file, and what became of it. The file itself is an attachment of the import.
CREATE TABLE cluster_import (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  province VARCHAR(12) NOT NULL,
  target VARCHAR(20) NOT NULL,
  import_state VARCHAR(20) NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  file_sha256 VARCHAR(64) NOT NULL,
  attachment_id VARCHAR(36) NOT NULL,
  cutoff DATE,
  source_text VARCHAR(300),
  created_count INTEGER NOT NULL,
  changed_count INTEGER NOT NULL,
  unchanged_count INTEGER NOT NULL,
  left_out_count INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  made_by VARCHAR(64) NOT NULL,
  made_at ${timestamp} NOT NULL,
  stored_at ${timestamp},
  undone_by VARCHAR(64),
  undone_at ${timestamp},
  undone_reason VARCHAR(1000),
  row_version BIGINT NOT NULL
);
CREATE INDEX cluster_import_made ON cluster_import (province, made_at);

-- What the user chose for the file, as JSON in pieces.
CREATE TABLE cluster_import_piece (
  import_id VARCHAR(36) NOT NULL,
  piece_no INTEGER NOT NULL,
  content ${text} NOT NULL,
  CONSTRAINT cluster_import_piece_pk PRIMARY KEY (import_id, piece_no),
  CONSTRAINT cluster_import_piece_import FOREIGN KEY (import_id) REFERENCES cluster_import (id)
);

-- Records that an import made or changed: what undoing must find as it was left, and what was there before.
CREATE TABLE cluster_import_line (
  import_id VARCHAR(36) NOT NULL,
  line_no INTEGER NOT NULL,
  record_type VARCHAR(40) NOT NULL,
  record_id VARCHAR(36) NOT NULL,
  record_name VARCHAR(300) NOT NULL,
  left_version BIGINT NOT NULL,
  before_json ${text},
  CONSTRAINT cluster_import_line_pk PRIMARY KEY (import_id, line_no),
  CONSTRAINT cluster_import_line_import FOREIGN KEY (import_id) REFERENCES cluster_import (id)
);

-- How the columns of a table with these headings were understood last time.
CREATE TABLE cluster_import_mapping (
  fingerprint VARCHAR(64) NOT NULL PRIMARY KEY,
  content ${text} NOT NULL,
  saved_by VARCHAR(64) NOT NULL,
  saved_at ${timestamp} NOT NULL,
  row_version BIGINT NOT NULL
);

ALTER TABLE cluster_fact ADD COLUMN import_id VARCHAR(36);
ALTER TABLE cluster_fact ADD COLUMN retracted BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX cluster_fact_import ON cluster_fact (import_id);
