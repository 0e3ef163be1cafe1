-- Papers made from records: templates and which of them is in force, offices, numbers, papers.
-- Files lie in the attachment store; here are their ids.

CREATE TABLE papers.paper_turn (id INTEGER NOT NULL PRIMARY KEY, taken BIGINT NOT NULL);
INSERT INTO papers.paper_turn (id, taken) VALUES (1, 0);

CREATE TABLE papers.paper_template (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  kind_id VARCHAR(80) NOT NULL,
  template_version INTEGER NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  attachment_id VARCHAR(36) NOT NULL,
  note VARCHAR(1000),
  warnings VARCHAR(8000),
  added_by VARCHAR(200) NOT NULL,
  added_at ${timestamp} NOT NULL,
  CONSTRAINT paper_template_version UNIQUE (kind_id, template_version)
);

-- Append-only: the newest line of a kind says which version is in force.
CREATE TABLE papers.paper_choice (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  kind_id VARCHAR(80) NOT NULL,
  choice_number INTEGER NOT NULL,
  template_version INTEGER NOT NULL,
  reason VARCHAR(1000),
  chosen_by VARCHAR(200) NOT NULL,
  chosen_at ${timestamp} NOT NULL,
  CONSTRAINT paper_choice_number UNIQUE (kind_id, choice_number)
);

CREATE TABLE papers.paper_office (
  symbol VARCHAR(20) NOT NULL PRIMARY KEY,
  name VARCHAR(300) NOT NULL,
  superior VARCHAR(300),
  place VARCHAR(200) NOT NULL,
  signer VARCHAR(200) NOT NULL,
  is_first INTEGER NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE papers.paper_pattern (
  id VARCHAR(60) NOT NULL PRIMARY KEY,
  office VARCHAR(20) NOT NULL REFERENCES papers.paper_office (symbol),
  document_type VARCHAR(20) NOT NULL,
  pattern VARCHAR(100) NOT NULL
);

CREATE TABLE papers.paper_series (
  id VARCHAR(60) NOT NULL PRIMARY KEY,
  office VARCHAR(20) NOT NULL REFERENCES papers.paper_office (symbol),
  document_type VARCHAR(20) NOT NULL,
  series_year INTEGER NOT NULL,
  last_number INTEGER NOT NULL
);

CREATE TABLE papers.paper (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  kind_id VARCHAR(80) NOT NULL,
  name_vi VARCHAR(300) NOT NULL,
  name_en VARCHAR(300) NOT NULL,
  module_id VARCHAR(80) NOT NULL,
  subject_type VARCHAR(80) NOT NULL,
  subject_id VARCHAR(100) NOT NULL,
  state VARCHAR(20) NOT NULL,
  office VARCHAR(20) NOT NULL REFERENCES papers.paper_office (symbol),
  document_type VARCHAR(20) NOT NULL,
  series_year INTEGER,
  number_value INTEGER,
  number_text VARCHAR(100),
  issued_on DATE,
  template_version INTEGER NOT NULL,
  template_sha256 VARCHAR(64) NOT NULL,
  base_attachment VARCHAR(36) NOT NULL,
  docx_attachment VARCHAR(36) NOT NULL,
  pdf_attachment VARCHAR(36),
  no_pdf_vi VARCHAR(500),
  no_pdf_en VARCHAR(500),
  reason VARCHAR(1000),
  made_by VARCHAR(200) NOT NULL,
  made_at ${timestamp} NOT NULL,
  issued_by VARCHAR(200),
  issued_at ${timestamp},
  version BIGINT NOT NULL,
  -- The last defence of "each number once"; a draft has no number.
  CONSTRAINT paper_number UNIQUE (series_year, office, document_type, number_value)
);
CREATE INDEX paper_subject ON papers.paper (subject_type, subject_id);
CREATE INDEX paper_kind ON papers.paper (kind_id, template_version);
CREATE TABLE papers.paper_scan (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  paper_id VARCHAR(36) NOT NULL REFERENCES papers.paper (id),
  file_name VARCHAR(255) NOT NULL,
  media_type VARCHAR(100) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  added_by VARCHAR(200) NOT NULL,
  added_at ${timestamp} NOT NULL
);
CREATE INDEX paper_scan_paper ON papers.paper_scan (paper_id);
