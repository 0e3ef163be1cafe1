-- One row: whoever gives a number (code, batch) or checks something against the others updates it first and so waits for his
-- turn until the commit of the one before, in every database.
CREATE TABLE kc_turn (
  id INTEGER NOT NULL PRIMARY KEY,
  taken BIGINT NOT NULL
);
INSERT INTO kc_turn (id, taken) VALUES (1, 0);

-- What industrial promotion may consist of. A code is valid between two days; its name may change with the law.
-- rate_key, cap_key, advance_key: keys of the dated rules of the domain extension; cap_per says what the ceiling counts.
CREATE TABLE kc_content (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  code VARCHAR(12) NOT NULL,
  parent VARCHAR(12),
  sort_no INTEGER NOT NULL,
  name_vi VARCHAR(400) NOT NULL,
  name_en VARCHAR(400) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  legal_text VARCHAR(300) NOT NULL,
  evidence VARCHAR(1) NOT NULL,
  remark VARCHAR(500),
  rate_key VARCHAR(60),
  cap_key VARCHAR(60),
  cap_per VARCHAR(20),
  advance_key VARCHAR(60),
  CONSTRAINT kc_content_code UNIQUE (code, valid_from)
);

CREATE TABLE kc_sector (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  code VARCHAR(4) NOT NULL,
  sort_no INTEGER NOT NULL,
  name_vi VARCHAR(400) NOT NULL,
  name_en VARCHAR(400) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  legal_text VARCHAR(300) NOT NULL,
  evidence VARCHAR(1) NOT NULL,
  remark VARCHAR(500),
  CONSTRAINT kc_sector_code UNIQUE (code, valid_from)
);

CREATE TABLE kc_output_kind (
  code VARCHAR(20) NOT NULL PRIMARY KEY,
  sort_no INTEGER NOT NULL,
  name_vi VARCHAR(200) NOT NULL,
  name_en VARCHAR(200) NOT NULL,
  unit_vi VARCHAR(40) NOT NULL,
  unit_en VARCHAR(40) NOT NULL
);

CREATE TABLE programme (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  name VARCHAR(300) NOT NULL,
  name_search VARCHAR(300) NOT NULL,
  name_sort VARCHAR(2000) NOT NULL,
  fund_level VARCHAR(4) NOT NULL,
  province VARCHAR(12) NOT NULL,
  period_from INTEGER NOT NULL,
  period_to INTEGER NOT NULL,
  approving_text VARCHAR(300),
  approved_on DATE,
  approving_document VARCHAR(36),
  kcqg BIGINT NOT NULL,
  kcdp BIGINT NOT NULL,
  other_state BIGINT NOT NULL,
  counterpart BIGINT NOT NULL,
  note VARCHAR(1000),
  row_version BIGINT NOT NULL,
  CONSTRAINT programme_period CHECK (period_to >= period_from),
  CONSTRAINT programme_money CHECK (kcqg >= 0 AND kcdp >= 0 AND other_state >= 0 AND counterpart >= 0)
);

CREATE TABLE programme_target (
  id VARCHAR(45) NOT NULL PRIMARY KEY,
  programme_id VARCHAR(36) NOT NULL,
  pos INTEGER NOT NULL,
  name VARCHAR(300) NOT NULL,
  unit_text VARCHAR(40) NOT NULL,
  quantity DECIMAL(18,3) NOT NULL,
  CONSTRAINT programme_target_of FOREIGN KEY (programme_id) REFERENCES programme (id)
);
CREATE INDEX programme_target_at ON programme_target (programme_id, pos);

-- province is '' for the national plan of the central agency.
CREATE TABLE annual_plan (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  programme_id VARCHAR(36),
  fund_level VARCHAR(4) NOT NULL,
  province VARCHAR(12) NOT NULL,
  plan_year INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  status VARCHAR(20) NOT NULL,
  approving_text VARCHAR(300),
  approved_on DATE,
  approving_document VARCHAR(36),
  note VARCHAR(1000),
  row_version BIGINT NOT NULL,
  CONSTRAINT annual_plan_one UNIQUE (province, fund_level, plan_year, batch),
  CONSTRAINT annual_plan_programme FOREIGN KEY (programme_id) REFERENCES programme (id)
);

CREATE TABLE project (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  code VARCHAR(30) NOT NULL,
  name VARCHAR(500) NOT NULL,
  name_sort VARCHAR(2000) NOT NULL,
  search_text VARCHAR(4000) NOT NULL,
  plan_id VARCHAR(36) NOT NULL,
  fund_level VARCHAR(4) NOT NULL,
  plan_year INTEGER NOT NULL,
  kind VARCHAR(6) NOT NULL,
  province VARCHAR(12) NOT NULL,
  main_content VARCHAR(12) NOT NULL,
  content_codes VARCHAR(200) NOT NULL,
  sector VARCHAR(4),
  unit_id VARCHAR(36) NOT NULL,
  unit_name VARCHAR(300) NOT NULL,
  beneficiary_names VARCHAR(1000) NOT NULL,
  necessity VARCHAR(4000),
  goal VARCHAR(4000),
  scope_text VARCHAR(4000),
  innovation VARCHAR(4000),
  organising VARCHAR(4000),
  effects VARCHAR(4000),
  start_on DATE NOT NULL,
  end_on DATE NOT NULL,
  selection VARCHAR(10) NOT NULL,
  kcqg BIGINT NOT NULL,
  kcdp BIGINT NOT NULL,
  other_state BIGINT NOT NULL,
  counterpart BIGINT NOT NULL,
  cost_total BIGINT NOT NULL,
  note VARCHAR(1000),
  row_version BIGINT NOT NULL,
  CONSTRAINT project_code UNIQUE (code),
  CONSTRAINT project_plan FOREIGN KEY (plan_id) REFERENCES annual_plan (id),
  CONSTRAINT project_days CHECK (end_on >= start_on),
  CONSTRAINT project_money CHECK (kcqg >= 0 AND kcdp >= 0 AND other_state >= 0 AND counterpart >= 0),
  CONSTRAINT project_total CHECK (cost_total = kcqg + kcdp + other_state + counterpart)
);
CREATE INDEX project_of_plan ON project (plan_id, kind);
CREATE INDEX project_by_year ON project (province, plan_year, fund_level);
CREATE INDEX project_by_name ON project (name_sort, id);

-- A project's money by content: sums of its budget lines, written with them in one transaction.
CREATE TABLE project_content (
  id VARCHAR(45) NOT NULL PRIMARY KEY,
  project_id VARCHAR(36) NOT NULL,
  plan_id VARCHAR(36) NOT NULL,
  pos INTEGER NOT NULL,
  content_code VARCHAR(12) NOT NULL,
  top_code VARCHAR(12) NOT NULL,
  kcqg BIGINT NOT NULL,
  kcdp BIGINT NOT NULL,
  other_state BIGINT NOT NULL,
  counterpart BIGINT NOT NULL,
  CONSTRAINT project_content_of FOREIGN KEY (project_id) REFERENCES project (id)
);
CREATE INDEX project_content_at ON project_content (project_id, pos);
CREATE INDEX project_content_plan ON project_content (plan_id, top_code);

CREATE TABLE project_line (
  id VARCHAR(45) NOT NULL PRIMARY KEY,
  project_id VARCHAR(36) NOT NULL,
  pos INTEGER NOT NULL,
  content_code VARCHAR(12) NOT NULL,
  line_text VARCHAR(500) NOT NULL,
  unit_text VARCHAR(40),
  quantity DECIMAL(18,3) NOT NULL,
  price BIGINT NOT NULL,
  fund_source VARCHAR(10) NOT NULL,
  amount BIGINT NOT NULL,
  CONSTRAINT project_line_of FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT project_line_money CHECK (price >= 0 AND amount >= 0)
);
CREATE INDEX project_line_at ON project_line (project_id, pos);

CREATE TABLE project_output (
  id VARCHAR(45) NOT NULL PRIMARY KEY,
  project_id VARCHAR(36) NOT NULL,
  pos INTEGER NOT NULL,
  kind_code VARCHAR(20) NOT NULL,
  quantity DECIMAL(18,3) NOT NULL,
  note VARCHAR(500),
  CONSTRAINT project_output_of FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT project_output_kind FOREIGN KEY (kind_code) REFERENCES kc_output_kind (code)
);
CREATE INDEX project_output_at ON project_output (project_id, pos);

-- Beneficiaries; name and business code as they were when the project was saved, for comparisons across projects and years.
CREATE TABLE project_beneficiary (
  id VARCHAR(45) NOT NULL PRIMARY KEY,
  project_id VARCHAR(36) NOT NULL,
  pos INTEGER NOT NULL,
  establishment_id VARCHAR(36) NOT NULL,
  name VARCHAR(300) NOT NULL,
  business_code VARCHAR(20) NOT NULL,
  content_code VARCHAR(12) NOT NULL,
  eligible_cost BIGINT,
  support BIGINT,
  CONSTRAINT project_beneficiary_of FOREIGN KEY (project_id) REFERENCES project (id)
);
CREATE INDEX project_beneficiary_at ON project_beneficiary (project_id, pos);
CREATE INDEX project_beneficiary_who ON project_beneficiary (business_code, project_id);

CREATE TABLE project_partner (
  id VARCHAR(45) NOT NULL PRIMARY KEY,
  project_id VARCHAR(36) NOT NULL,
  pos INTEGER NOT NULL,
  organisation_id VARCHAR(36) NOT NULL,
  name VARCHAR(300) NOT NULL,
  CONSTRAINT project_partner_of FOREIGN KEY (project_id) REFERENCES project (id)
);
CREATE INDEX project_partner_at ON project_partner (project_id, pos);

CREATE TABLE project_place (
  id VARCHAR(45) NOT NULL PRIMARY KEY,
  project_id VARCHAR(36) NOT NULL,
  pos INTEGER NOT NULL,
  commune VARCHAR(12),
  detail VARCHAR(300),
  CONSTRAINT project_place_of FOREIGN KEY (project_id) REFERENCES project (id)
);
CREATE INDEX project_place_at ON project_place (project_id, pos);
CREATE INDEX project_place_where ON project_place (commune);
