-- Extension centres of a province and its collaborators in the communes (NĐ 45/2012/NĐ-CP Điều 8, Điều 10). Nothing is removed:
-- what changes is dated, what ends gets its last day.

-- Levels of autonomy of public service units, as dated rules.
CREATE TABLE kc_autonomy (
  id VARCHAR(30) NOT NULL PRIMARY KEY,
  sort_no INTEGER NOT NULL,
  name_vi VARCHAR(300) NOT NULL,
  name_en VARCHAR(300) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  legal_text VARCHAR(300) NOT NULL,
  evidence VARCHAR(1) NOT NULL,
  remark VARCHAR(500)
);
INSERT INTO kc_autonomy (id, sort_no, name_vi, name_en, valid_from, valid_to, legal_text, evidence, remark) VALUES
  ('ND16-1', 1, 'Tự bảo đảm chi thường xuyên và chi đầu tư', 'Bears its running costs and investment', '2015-04-06', '2021-08-14', 'NĐ 16/2015/NĐ-CP', 'M', 'Tên mức và ngày chưa đối chiếu với văn bản'),
  ('ND16-2', 2, 'Tự bảo đảm chi thường xuyên', 'Bears its running costs', '2015-04-06', '2021-08-14', 'NĐ 16/2015/NĐ-CP', 'M', 'Tên mức và ngày chưa đối chiếu với văn bản'),
  ('ND16-3', 3, 'Tự bảo đảm một phần chi thường xuyên', 'Bears a part of its running costs', '2015-04-06', '2021-08-14', 'NĐ 16/2015/NĐ-CP', 'M', 'Tên mức và ngày chưa đối chiếu với văn bản'),
  ('ND16-4', 4, 'Nhà nước bảo đảm chi thường xuyên', 'The State bears its running costs', '2015-04-06', '2021-08-14', 'NĐ 16/2015/NĐ-CP', 'M', 'Tên mức và ngày chưa đối chiếu với văn bản'),
  ('ND60-1', 1, 'Nhóm 1: tự bảo đảm chi thường xuyên và chi đầu tư', 'Group 1: bears its running costs and investment', '2021-08-15', NULL, 'NĐ 60/2021/NĐ-CP', 'M', 'Tên nhóm và ngày chưa đối chiếu với văn bản'),
  ('ND60-2', 2, 'Nhóm 2: tự bảo đảm chi thường xuyên', 'Group 2: bears its running costs', '2021-08-15', NULL, 'NĐ 60/2021/NĐ-CP', 'M', 'Tên nhóm và ngày chưa đối chiếu với văn bản'),
  ('ND60-3', 3, 'Nhóm 3: tự bảo đảm một phần chi thường xuyên', 'Group 3: bears a part of its running costs', '2021-08-15', NULL, 'NĐ 60/2021/NĐ-CP', 'M', 'Tên nhóm và ngày chưa đối chiếu với văn bản'),
  ('ND60-4', 4, 'Nhóm 4: ngân sách nhà nước bảo đảm chi thường xuyên', 'Group 4: the State budget bears its running costs', '2021-08-15', NULL, 'NĐ 60/2021/NĐ-CP', 'M', 'Tên nhóm và ngày chưa đối chiếu với văn bản');

-- A centre (Trung tâm khuyến công ...) or, with parent_id, a unit under one.
CREATE TABLE centre (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  province VARCHAR(12) NOT NULL,
  parent_id VARCHAR(36),
  founded_on DATE NOT NULL,
  closed_on DATE,
  closed_reason VARCHAR(1000),
  row_version BIGINT NOT NULL,
  CONSTRAINT centre_under FOREIGN KEY (parent_id) REFERENCES centre (id),
  CONSTRAINT centre_closed CHECK (closed_on IS NULL OR closed_on > founded_on)
);
CREATE INDEX centre_by_province ON centre (province);

-- The centre as it stood from a day on, until the next row's day.
CREATE TABLE centre_fact (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  centre_id VARCHAR(36) NOT NULL,
  from_day DATE NOT NULL,
  name VARCHAR(300) NOT NULL,
  name_search VARCHAR(300) NOT NULL,
  form VARCHAR(30) NOT NULL,
  decision_no VARCHAR(100),
  decision_on DATE,
  functions VARCHAR(4000),
  autonomy VARCHAR(30),
  address VARCHAR(500),
  office_phone VARCHAR(50),
  office_mail VARCHAR(200),
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT centre_fact_one UNIQUE (centre_id, from_day),
  CONSTRAINT centre_fact_of FOREIGN KEY (centre_id) REFERENCES centre (id),
  CONSTRAINT centre_fact_autonomy FOREIGN KEY (autonomy) REFERENCES kc_autonomy (id)
);

-- People of a centre as stated for a day; a statement holds until the next one. Numbers only, no names.
CREATE TABLE centre_staff (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  centre_id VARCHAR(36) NOT NULL,
  as_of DATE NOT NULL,
  profession VARCHAR(20) NOT NULL,
  contract VARCHAR(20) NOT NULL,
  people INTEGER NOT NULL,
  CONSTRAINT centre_staff_one UNIQUE (centre_id, as_of, profession, contract),
  CONSTRAINT centre_staff_of FOREIGN KEY (centre_id) REFERENCES centre (id),
  CONSTRAINT centre_staff_people CHECK (people >= 0)
);

-- A collaborator. phone and mail are personal data: shown to who edits the network, on request, each time written to the history.
CREATE TABLE collaborator (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  province VARCHAR(12) NOT NULL,
  full_name VARCHAR(200) NOT NULL,
  name_sort VARCHAR(2000) NOT NULL,
  name_search VARCHAR(200) NOT NULL,
  profession VARCHAR(20),
  occupation VARCHAR(200),
  phone VARCHAR(50),
  mail VARCHAR(200),
  note VARCHAR(1000),
  row_version BIGINT NOT NULL
);
CREATE INDEX collaborator_by_name ON collaborator (province, name_search);

-- What a collaborator serves: one commune for a time, by the commune's identity of the division in which it was decided.
-- to_day: last day, null open. allowance: VND a month where the decision sets one of its own.
CREATE TABLE collaborator_service (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  collaborator_id VARCHAR(36) NOT NULL,
  province VARCHAR(12) NOT NULL,
  commune VARCHAR(12) NOT NULL,
  from_day DATE NOT NULL,
  to_day DATE,
  decision_no VARCHAR(100),
  decision_on DATE,
  allowance BIGINT,
  end_reason VARCHAR(20),
  end_note VARCHAR(1000),
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT collaborator_service_of FOREIGN KEY (collaborator_id) REFERENCES collaborator (id),
  CONSTRAINT collaborator_service_one UNIQUE (collaborator_id, commune, from_day),
  CONSTRAINT collaborator_service_days CHECK (to_day IS NULL OR to_day >= from_day),
  CONSTRAINT collaborator_service_ended CHECK (end_reason IS NULL OR to_day IS NOT NULL),
  CONSTRAINT collaborator_service_allowance CHECK (allowance IS NULL OR allowance >= 0)
);
CREATE INDEX collaborator_service_at ON collaborator_service (province, from_day);
CREATE INDEX collaborator_service_in ON collaborator_service (commune);

-- Allowance per month in VND that the chairman of the province sets (NĐ 45/2012/NĐ-CP Điều 10), dated. No rule names an amount:
-- empty until a province enters its own; a null amount ends the one before.
CREATE TABLE collaborator_allowance (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  province VARCHAR(12) NOT NULL,
  from_day DATE NOT NULL,
  amount BIGINT,
  decision_text VARCHAR(300) NOT NULL,
  remark VARCHAR(500),
  row_version BIGINT NOT NULL,
  CONSTRAINT collaborator_allowance_one UNIQUE (province, from_day),
  CONSTRAINT collaborator_allowance_amount CHECK (amount >= 0)
);

-- Where a commune lies, for the map of coverage. A point, an outline (GeoJSON geometry), or both.
CREATE TABLE commune_place (
  commune VARCHAR(12) NOT NULL PRIMARY KEY,
  province VARCHAR(12) NOT NULL,
  latitude DECIMAL(9,6),
  longitude DECIMAL(9,6),
  outline VARCHAR(30000),
  source VARCHAR(300) NOT NULL,
  CONSTRAINT commune_place_where CHECK ((latitude IS NOT NULL AND longitude IS NOT NULL) OR outline IS NOT NULL)
);
CREATE INDEX commune_place_of ON commune_place (province);
