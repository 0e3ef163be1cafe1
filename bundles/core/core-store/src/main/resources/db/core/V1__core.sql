-- Core data. Portable between Derby and PostgreSQL: no database's own types, no generated keys.
-- *_search holds text in lower case without diacritics, *_sort a key whose plain order is the Vietnamese order.

CREATE TABLE core.reference_import (
  name VARCHAR(60) NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  row_total INTEGER NOT NULL,
  imported_at ${timestamp} NOT NULL,
  CONSTRAINT reference_import_pk PRIMARY KEY (name)
);

-- territory ---------------------------------------------------------------------------------------------------------

CREATE TABLE core.admin_unit (
  ref VARCHAR(10) NOT NULL,
  vintage VARCHAR(2) NOT NULL,
  code VARCHAR(5) NOT NULL,
  unit_level VARCHAR(10) NOT NULL,
  parent_ref VARCHAR(10),
  valid_from DATE,
  valid_to DATE,
  notes VARCHAR(1000),
  source VARCHAR(1000) NOT NULL,
  CONSTRAINT admin_unit_pk PRIMARY KEY (ref),
  CONSTRAINT admin_unit_parent_fk FOREIGN KEY (parent_ref) REFERENCES core.admin_unit (ref)
);

-- Attributes that change while the unit stays: name, type, regions. No first day: it held from the beginning.
CREATE TABLE core.admin_unit_fact (
  id VARCHAR(80) NOT NULL,
  unit_ref VARCHAR(10) NOT NULL,
  attribute VARCHAR(20) NOT NULL,
  valid_from DATE,
  fact_value VARCHAR(200) NOT NULL,
  note VARCHAR(1000),
  CONSTRAINT admin_unit_fact_pk PRIMARY KEY (id),
  CONSTRAINT admin_unit_fact_unit_fk FOREIGN KEY (unit_ref) REFERENCES core.admin_unit (ref)
);
CREATE INDEX admin_unit_fact_unit ON core.admin_unit_fact (unit_ref);

CREATE TABLE core.admin_unit_lineage (
  id VARCHAR(21) NOT NULL,
  old_ref VARCHAR(10) NOT NULL,
  new_ref VARCHAR(10) NOT NULL,
  share DECIMAL(9,8) NOT NULL,
  changed_on DATE NOT NULL,
  CONSTRAINT admin_unit_lineage_pk PRIMARY KEY (id),
  CONSTRAINT admin_unit_lineage_old_fk FOREIGN KEY (old_ref) REFERENCES core.admin_unit (ref),
  CONSTRAINT admin_unit_lineage_new_fk FOREIGN KEY (new_ref) REFERENCES core.admin_unit (ref),
  CONSTRAINT admin_unit_lineage_share CHECK (share > 0 AND share <= 1)
);

-- organisations -----------------------------------------------------------------------------------------------------

CREATE TABLE core.organisation (
  id VARCHAR(36) NOT NULL,
  code VARCHAR(35) NOT NULL,
  code_sort VARCHAR(1000) NOT NULL,
  electronic_id VARCHAR(35),
  org_type VARCHAR(20) NOT NULL,
  parent_id VARCHAR(36),
  province_ref VARCHAR(10),
  commune_ref VARCHAR(10),
  valid_from DATE,
  valid_to DATE,
  phone VARCHAR(40),
  email VARCHAR(200),
  version BIGINT NOT NULL,
  CONSTRAINT organisation_pk PRIMARY KEY (id),
  CONSTRAINT organisation_code UNIQUE (code),
  CONSTRAINT organisation_electronic_id UNIQUE (electronic_id),
  CONSTRAINT organisation_parent_fk FOREIGN KEY (parent_id) REFERENCES core.organisation (id),
  CONSTRAINT organisation_province_fk FOREIGN KEY (province_ref) REFERENCES core.admin_unit (ref),
  CONSTRAINT organisation_commune_fk FOREIGN KEY (commune_ref) REFERENCES core.admin_unit (ref)
);

CREATE TABLE core.organisation_name (
  id VARCHAR(40) NOT NULL,
  organisation_id VARCHAR(36) NOT NULL,
  ordinal INTEGER NOT NULL,
  name_vi VARCHAR(255) NOT NULL,
  short_name VARCHAR(100),
  name_en VARCHAR(255),
  valid_from DATE,
  valid_to DATE,
  note VARCHAR(1000),
  name_search VARCHAR(700) NOT NULL,
  name_sort VARCHAR(1000) NOT NULL,
  CONSTRAINT organisation_name_pk PRIMARY KEY (id),
  CONSTRAINT organisation_name_ordinal UNIQUE (organisation_id, ordinal),
  CONSTRAINT organisation_name_fk FOREIGN KEY (organisation_id) REFERENCES core.organisation (id)
);

CREATE TABLE core.organisation_successor (
  id VARCHAR(75) NOT NULL,
  organisation_id VARCHAR(36) NOT NULL,
  successor_id VARCHAR(36) NOT NULL,
  CONSTRAINT organisation_successor_pk PRIMARY KEY (id),
  CONSTRAINT organisation_successor_from_fk FOREIGN KEY (organisation_id) REFERENCES core.organisation (id),
  CONSTRAINT organisation_successor_to_fk FOREIGN KEY (successor_id) REFERENCES core.organisation (id)
);

-- establishments ----------------------------------------------------------------------------------------------------

CREATE TABLE core.establishment (
  id VARCHAR(36) NOT NULL,
  business_code VARCHAR(14) NOT NULL,
  name VARCHAR(255) NOT NULL,
  name_search VARCHAR(300) NOT NULL,
  name_sort VARCHAR(1000) NOT NULL,
  owner_type VARCHAR(20) NOT NULL,
  address VARCHAR(500),
  province_ref VARCHAR(10) NOT NULL,
  commune_ref VARCHAR(10),
  sector VARCHAR(5),
  vsic VARCHAR(10),
  workers_total INTEGER,
  workers_female INTEGER,
  woman_owned BOOLEAN,
  ethnic_owned BOOLEAN,
  version BIGINT NOT NULL,
  CONSTRAINT establishment_pk PRIMARY KEY (id),
  CONSTRAINT establishment_business_code UNIQUE (business_code),
  CONSTRAINT establishment_workers CHECK (workers_total >= 0 AND workers_female >= 0 AND workers_female <= workers_total),
  CONSTRAINT establishment_province_fk FOREIGN KEY (province_ref) REFERENCES core.admin_unit (ref),
  CONSTRAINT establishment_commune_fk FOREIGN KEY (commune_ref) REFERENCES core.admin_unit (ref)
);
CREATE INDEX establishment_name ON core.establishment (name_search);

-- documents and files -----------------------------------------------------------------------------------------------

CREATE TABLE core.legal_document (
  id VARCHAR(36) NOT NULL,
  identity_key VARCHAR(400) NOT NULL,
  doc_number VARCHAR(100) NOT NULL,
  number_sort VARCHAR(1000) NOT NULL,
  doc_date DATE,
  doc_year INTEGER,
  issuer VARCHAR(255) NOT NULL,
  issuer_sort VARCHAR(1000) NOT NULL,
  doc_type VARCHAR(20) NOT NULL,
  title VARCHAR(1000),
  effective_from DATE,
  effective_to DATE,
  remark VARCHAR(1000),
  text_search VARCHAR(2000) NOT NULL,
  version BIGINT NOT NULL,
  CONSTRAINT legal_document_pk PRIMARY KEY (id),
  CONSTRAINT legal_document_identity UNIQUE (identity_key)
);

CREATE TABLE core.attachment (
  id VARCHAR(36) NOT NULL,
  subject_type VARCHAR(40) NOT NULL,
  subject_id VARCHAR(60) NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  media_type VARCHAR(100) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  added_by VARCHAR(100) NOT NULL,
  added_at ${timestamp} NOT NULL,
  CONSTRAINT attachment_pk PRIMARY KEY (id)
);
CREATE INDEX attachment_subject ON core.attachment (subject_type, subject_id);
CREATE INDEX attachment_content ON core.attachment (sha256);

-- rules -------------------------------------------------------------------------------------------------------------

CREATE TABLE core.rule_set (
  id VARCHAR(60) NOT NULL,
  domain VARCHAR(40) NOT NULL,
  name VARCHAR(255) NOT NULL,
  legal_text VARCHAR(500) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  transition_note VARCHAR(1000),
  CONSTRAINT rule_set_pk PRIMARY KEY (id)
);

CREATE TABLE core.rule_parameter (
  id VARCHAR(36) NOT NULL,
  rule_set_id VARCHAR(60) NOT NULL,
  param_key VARCHAR(80) NOT NULL,
  param_value VARCHAR(500) NOT NULL,
  unit VARCHAR(20) NOT NULL,
  province_ref VARCHAR(10),
  valid_from DATE NOT NULL,
  valid_to DATE,
  legal_text VARCHAR(500) NOT NULL,
  evidence VARCHAR(12) NOT NULL,
  remark VARCHAR(1000),
  reference_data BOOLEAN NOT NULL,
  CONSTRAINT rule_parameter_pk PRIMARY KEY (id),
  CONSTRAINT rule_parameter_set_fk FOREIGN KEY (rule_set_id) REFERENCES core.rule_set (id),
  CONSTRAINT rule_parameter_province_fk FOREIGN KEY (province_ref) REFERENCES core.admin_unit (ref)
);
CREATE INDEX rule_parameter_key ON core.rule_parameter (param_key);

-- calendar ----------------------------------------------------------------------------------------------------------

CREATE TABLE core.calendar_year (
  calendar_year INTEGER NOT NULL,
  reference_data BOOLEAN NOT NULL,
  CONSTRAINT calendar_year_pk PRIMARY KEY (calendar_year)
);

CREATE TABLE core.calendar_day (
  calendar_day DATE NOT NULL,
  calendar_year INTEGER NOT NULL,
  worked BOOLEAN NOT NULL,
  name_vi VARCHAR(200) NOT NULL,
  name_en VARCHAR(200) NOT NULL,
  evidence VARCHAR(12) NOT NULL,
  remark VARCHAR(1000),
  CONSTRAINT calendar_day_pk PRIMARY KEY (calendar_day),
  CONSTRAINT calendar_day_year_fk FOREIGN KEY (calendar_year) REFERENCES core.calendar_year (calendar_year)
);

-- audit -------------------------------------------------------------------------------------------------------------

CREATE TABLE core.audit_entry (
  seq BIGINT NOT NULL,
  happened_at ${timestamp} NOT NULL,
  actor VARCHAR(100) NOT NULL,
  channel VARCHAR(20) NOT NULL,
  address VARCHAR(100) NOT NULL,
  action_name VARCHAR(100) NOT NULL,
  subject_type VARCHAR(40),
  subject_id VARCHAR(100),
  details VARCHAR(20000) NOT NULL,
  previous_hash VARCHAR(64) NOT NULL,
  hash VARCHAR(64) NOT NULL,
  CONSTRAINT audit_entry_pk PRIMARY KEY (seq)
);
CREATE INDEX audit_entry_subject ON core.audit_entry (subject_type, subject_id, seq);
CREATE INDEX audit_entry_time ON core.audit_entry (happened_at);
CREATE INDEX audit_entry_actor ON core.audit_entry (actor, seq);

-- The end of the chain. Its one row is locked for a moment at the end of each transaction that leaves lines.
CREATE TABLE core.audit_head (
  id INTEGER NOT NULL,
  seq BIGINT NOT NULL,
  hash VARCHAR(64) NOT NULL,
  CONSTRAINT audit_head_pk PRIMARY KEY (id),
  CONSTRAINT audit_head_one CHECK (id = 1)
);
INSERT INTO core.audit_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
