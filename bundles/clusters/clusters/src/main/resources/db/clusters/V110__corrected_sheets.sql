-- What stood on a scoring sheet before it was corrected. Rows are only ever added.
CREATE TABLE dossier_sheet_former (
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
  reason VARCHAR(1000) NOT NULL,
  replaced_by VARCHAR(64) NOT NULL,
  replaced_at ${timestamp} NOT NULL,
  CONSTRAINT dossier_sheet_former_of FOREIGN KEY (dossier_id) REFERENCES dossier (id),
  CONSTRAINT dossier_sheet_former_member FOREIGN KEY (member_id) REFERENCES dossier_member (id),
  CONSTRAINT dossier_sheet_former_applicant FOREIGN KEY (applicant_id) REFERENCES dossier_applicant (id)
);
CREATE INDEX dossier_sheet_former_at ON dossier_sheet_former (dossier_id, council_no);
