-- National projects between province and centre.

-- Registered from this plan year on, national projects go over the exchange; earlier ones are recorded from papers.
CREATE TABLE travel_setting (
  id INTEGER NOT NULL PRIMARY KEY,
  from_year INTEGER NOT NULL
);
INSERT INTO travel_setting (id, from_year) VALUES (1, 2026);

-- A project on the exchange, at either side. change_no: at the province the number of its last change, at the centre the version received.
CREATE TABLE travel (
  project_id VARCHAR(36) NOT NULL PRIMARY KEY,
  province VARCHAR(12) NOT NULL,
  change_no BIGINT NOT NULL,
  waits_for VARCHAR(8) NOT NULL,
  open_acts INTEGER NOT NULL,
  open_requests INTEGER NOT NULL,
  heard_at ${timestamp} NOT NULL,
  CONSTRAINT travel_of FOREIGN KEY (project_id) REFERENCES project (id)
);
CREATE INDEX travel_by_change ON travel (change_no);
CREATE INDEX travel_by_wait ON travel (waits_for, project_id);

-- What the centre has acknowledged: all changes up to a number.
CREATE TABLE travel_receipt (
  batch_no BIGINT NOT NULL PRIMARY KEY,
  through_no BIGINT NOT NULL,
  digest VARCHAR(64) NOT NULL,
  received_at ${timestamp} NOT NULL
);
CREATE INDEX travel_receipt_through ON travel_receipt (through_no);

-- What the centre did, at either side, in the order in which it was done. Never removed.
CREATE TABLE travel_act (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  project_id VARCHAR(36) NOT NULL,
  act_no INTEGER NOT NULL,
  item_no BIGINT NOT NULL,
  kind VARCHAR(10) NOT NULL,
  state VARCHAR(10) NOT NULL,
  from_state VARCHAR(30),
  to_state VARCHAR(30),
  act_vi VARCHAR(200) NOT NULL,
  act_en VARCHAR(200) NOT NULL,
  done_on DATE NOT NULL,
  due_on DATE,
  document_text VARCHAR(300),
  document_on DATE,
  grades VARCHAR(200),
  amount BIGINT,
  note VARCHAR(2000),
  plan_text VARCHAR(300),
  plan_on DATE,
  about VARCHAR(36),
  verdict VARCHAR(10),
  authority VARCHAR(6),
  problem_vi VARCHAR(1000),
  problem_en VARCHAR(1000),
  made_by VARCHAR(200) NOT NULL,
  made_at ${timestamp} NOT NULL,
  settled_by VARCHAR(64),
  settled_at ${timestamp},
  settled_note VARCHAR(2000),
  CONSTRAINT travel_act_of FOREIGN KEY (project_id) REFERENCES project (id)
);
CREATE INDEX travel_act_at ON travel_act (project_id, act_no);

-- An adjustment that a province asks the centre for. The wanted project and its changes are in travel_piece.
CREATE TABLE travel_request (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  project_id VARCHAR(36) NOT NULL,
  pos INTEGER NOT NULL,
  state VARCHAR(10) NOT NULL,
  asked_on DATE NOT NULL,
  document_text VARCHAR(300) NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  authority VARCHAR(6) NOT NULL,
  route_vi VARCHAR(500) NOT NULL,
  route_en VARCHAR(500) NOT NULL,
  clause VARCHAR(300) NOT NULL,
  support_before BIGINT NOT NULL,
  support_after BIGINT NOT NULL,
  asked_by VARCHAR(64) NOT NULL,
  asked_at ${timestamp} NOT NULL,
  change_no BIGINT NOT NULL,
  answer VARCHAR(2000),
  answered_on DATE,
  CONSTRAINT travel_request_of FOREIGN KEY (project_id) REFERENCES project (id)
);
CREATE INDEX travel_request_at ON travel_request (project_id, pos);

CREATE TABLE travel_piece (
  owner_id VARCHAR(36) NOT NULL,
  piece_no INTEGER NOT NULL,
  content ${text} NOT NULL,
  CONSTRAINT travel_piece_pk PRIMARY KEY (owner_id, piece_no)
);

-- Beneficiaries as their province knows them, so that the centre judges by the same facts.
CREATE TABLE travel_person (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  business_code VARCHAR(20) NOT NULL,
  name VARCHAR(300) NOT NULL,
  owner_type VARCHAR(20) NOT NULL,
  province VARCHAR(12) NOT NULL,
  commune VARCHAR(12),
  sector VARCHAR(4)
);

-- Who made a step: empty where the project is kept by one office alone.
ALTER TABLE project_step ADD COLUMN origin VARCHAR(8) DEFAULT '' NOT NULL;
ALTER TABLE project_step ADD COLUMN act_id VARCHAR(36);
ALTER TABLE project_step ADD COLUMN change_no BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE project_adjustment ADD COLUMN origin VARCHAR(8) DEFAULT '' NOT NULL;
ALTER TABLE project_adjustment ADD COLUMN act_id VARCHAR(36);

INSERT INTO kc_move (id, process_key, pos, from_state, to_state, name_vi, name_en, actor, guards, documents, due_day, due_month, due_years, due_days, legal_text) VALUES
  ('KCQG:29', 'KCQG', 29, 'DANG_KY_CUC', 'TD_CO_SO_DAT', 'Rút đăng ký', 'Withdraw the registration', 'SO', 'GHI_CHU', 'Công văn rút đăng ký', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 10.2'),
  ('KCQG:30', 'KCQG', 30, 'DANG_KY_CUC', 'YEU_CAU_BO_SUNG', 'Cục yêu cầu bổ sung hồ sơ', 'The agency asks for completion', 'CAP_TREN', 'GHI_CHU', '', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 8.2');
