-- Dossiers of establishment, expansion, change, abolition and withdrawal. Events and documents are only ever added.
CREATE TABLE dossier (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  code VARCHAR(20) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  province VARCHAR(12) NOT NULL,
  plan_entry_id VARCHAR(36),
  cluster_id VARCHAR(36),
  name VARCHAR(200) NOT NULL,
  name_search VARCHAR(200) NOT NULL,
  name_sort VARCHAR(2000) NOT NULL,
  rung VARCHAR(20) NOT NULL,
  status VARCHAR(20) NOT NULL,
  opened_on DATE NOT NULL,
  received_on DATE,
  rule_set_id VARCHAR(40),
  communes VARCHAR(200) NOT NULL,
  area_ha DECIMAL(12,4),
  cluster_kind VARCHAR(20),
  mountain BOOLEAN,
  scope_communes VARCHAR(1000) NOT NULL,
  scope_basis VARCHAR(300),
  demand_ha DECIMAL(12,4),
  infrastructure_done BOOLEAN,
  solid_waste_done BOOLEAN,
  fire_done BOOLEAN,
  facts_source VARCHAR(300),
  conversion BOOLEAN NOT NULL,
  note VARCHAR(1000),
  council_no INTEGER NOT NULL,
  council_decided_on DATE,
  council_winner VARCHAR(36),
  council_note VARCHAR(1000),
  appraised_on DATE,
  appraised_by VARCHAR(64),
  appraised_at ${timestamp},
  decided_on DATE,
  illustrative BOOLEAN NOT NULL,
  row_version BIGINT NOT NULL,
  CONSTRAINT dossier_code UNIQUE (province, code),
  CONSTRAINT dossier_plan FOREIGN KEY (plan_entry_id) REFERENCES plan_entry (id),
  CONSTRAINT dossier_cluster FOREIGN KEY (cluster_id) REFERENCES cluster (id)
);
CREATE INDEX dossier_at ON dossier (province, status);

CREATE TABLE dossier_document (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  dossier_id VARCHAR(36) NOT NULL,
  doc_type VARCHAR(40) NOT NULL,
  rung VARCHAR(20) NOT NULL,
  outgoing BOOLEAN NOT NULL,
  doc_number VARCHAR(100) NOT NULL,
  doc_day DATE NOT NULL,
  issuer VARCHAR(300),
  signer_title VARCHAR(200),
  summary VARCHAR(1000),
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT dossier_document_of FOREIGN KEY (dossier_id) REFERENCES dossier (id)
);
CREATE INDEX dossier_document_at ON dossier_document (dossier_id, doc_day);

CREATE SEQUENCE dossier_event_seq START WITH 1 INCREMENT BY 50;

CREATE TABLE dossier_event (
  id BIGINT NOT NULL PRIMARY KEY,
  dossier_id VARCHAR(36) NOT NULL,
  event_type VARCHAR(20) NOT NULL,
  rung VARCHAR(20) NOT NULL,
  event_day DATE NOT NULL,
  document_id VARCHAR(36),
  note VARCHAR(1000),
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT dossier_event_of FOREIGN KEY (dossier_id) REFERENCES dossier (id)
);
CREATE INDEX dossier_event_at ON dossier_event (dossier_id, id);

CREATE TABLE dossier_applicant (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  dossier_id VARCHAR(36) NOT NULL,
  name VARCHAR(300) NOT NULL,
  name_sort VARCHAR(3000) NOT NULL,
  tax_code VARCHAR(20),
  developer_type VARCHAR(20) NOT NULL,
  note VARCHAR(1000),
  CONSTRAINT dossier_applicant_of FOREIGN KEY (dossier_id) REFERENCES dossier (id)
);
CREATE INDEX dossier_applicant_at ON dossier_applicant (dossier_id, id);

CREATE TABLE dossier_member (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  dossier_id VARCHAR(36) NOT NULL,
  council_no INTEGER NOT NULL,
  member_role VARCHAR(20) NOT NULL,
  organisation VARCHAR(300) NOT NULL,
  position_title VARCHAR(200),
  ordinal INTEGER NOT NULL,
  CONSTRAINT dossier_member_of FOREIGN KEY (dossier_id) REFERENCES dossier (id)
);
CREATE INDEX dossier_member_at ON dossier_member (dossier_id, council_no);

-- One sheet for each member and applicant: nobody scores twice.
CREATE TABLE dossier_sheet (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  dossier_id VARCHAR(36) NOT NULL,
  council_no INTEGER NOT NULL,
  member_id VARCHAR(36) NOT NULL,
  applicant_id VARCHAR(36) NOT NULL,
  infrastructure DECIMAL(5,2) NOT NULL,
  environment DECIMAL(5,2) NOT NULL,
  capacity DECIMAL(5,2) NOT NULL,
  finance DECIMAL(5,2) NOT NULL,
  remark VARCHAR(1000),
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT dossier_sheet_once UNIQUE (member_id, applicant_id),
  CONSTRAINT dossier_sheet_member FOREIGN KEY (member_id) REFERENCES dossier_member (id),
  CONSTRAINT dossier_sheet_applicant FOREIGN KEY (applicant_id) REFERENCES dossier_applicant (id)
);
CREATE INDEX dossier_sheet_at ON dossier_sheet (dossier_id, council_no);

-- What the tests said when the appraisal was concluded.
CREATE TABLE dossier_test (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  dossier_id VARCHAR(36) NOT NULL,
  ordinal INTEGER NOT NULL,
  test_code VARCHAR(40) NOT NULL,
  test_day DATE NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  figures VARCHAR(4000) NOT NULL,
  clause VARCHAR(300) NOT NULL,
  evidence VARCHAR(20),
  sentence_vi VARCHAR(1000) NOT NULL,
  sentence_en VARCHAR(1000) NOT NULL,
  explanation VARCHAR(1000),
  CONSTRAINT dossier_test_of FOREIGN KEY (dossier_id) REFERENCES dossier (id)
);
CREATE INDEX dossier_test_at ON dossier_test (dossier_id, ordinal);
