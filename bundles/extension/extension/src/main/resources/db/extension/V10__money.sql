-- Money of industrial promotion: budgets of a year and source, what is handed down to provinces, contents and projects, and
-- what becomes of it in projects. Entries are never changed or removed; a correction is an entry of the opposite sign.
-- province is '' for the national budget of the central agency.
CREATE TABLE kc_budget (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  budget_year INTEGER NOT NULL,
  fund_source VARCHAR(10) NOT NULL,
  province VARCHAR(12) NOT NULL,
  status VARCHAR(12) NOT NULL,
  opinion_text VARCHAR(300),
  opinion_on DATE,
  note VARCHAR(1000),
  row_version BIGINT NOT NULL,
  CONSTRAINT kc_budget_one UNIQUE (province, budget_year, fund_source)
);

-- Running totals, written together with the entries that they are the sums of. The checks are the last line of defence: nothing is
-- handed down that was not received, nothing committed beyond what was allocated, nothing paid beyond what was committed.
-- pot_level: NGAN_SACH the budget as a whole, TINH a province's part of the national one, NOI_DUNG a content's, DE_AN a project's.
CREATE TABLE kc_pot (
  id VARCHAR(140) NOT NULL PRIMARY KEY,
  budget_id VARCHAR(36),
  budget_year INTEGER NOT NULL,
  fund_source VARCHAR(10) NOT NULL,
  pot_level VARCHAR(10) NOT NULL,
  province VARCHAR(12) NOT NULL,
  content_code VARCHAR(12) NOT NULL,
  top_code VARCHAR(12) NOT NULL,
  project_id VARCHAR(36),
  received BIGINT NOT NULL,
  handed BIGINT NOT NULL,
  carried_in BIGINT NOT NULL,
  carried_out BIGINT NOT NULL,
  committed BIGINT NOT NULL,
  advanced BIGINT NOT NULL,
  paid BIGINT NOT NULL,
  recovered BIGINT NOT NULL,
  accepted BIGINT NOT NULL,
  settled BIGINT NOT NULL,
  CONSTRAINT kc_pot_budget FOREIGN KEY (budget_id) REFERENCES kc_budget (id),
  CONSTRAINT kc_pot_project FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT kc_pot_signs CHECK (received >= 0 AND handed >= 0 AND carried_in >= 0 AND carried_out >= 0 AND committed >= 0 AND advanced >= 0 AND paid >= 0 AND recovered >= 0 AND accepted >= 0 AND settled >= 0),
  CONSTRAINT kc_pot_handed CHECK (handed <= received),
  CONSTRAINT kc_pot_committed CHECK (committed + carried_out <= received + carried_in),
  CONSTRAINT kc_pot_paid CHECK (fund_source = 'DOI_UNG' OR advanced + paid - recovered <= committed),
  CONSTRAINT kc_pot_recovered CHECK (recovered <= advanced + paid),
  CONSTRAINT kc_pot_accepted CHECK (accepted <= committed),
  CONSTRAINT kc_pot_settled CHECK (settled <= accepted)
);
CREATE INDEX kc_pot_of_project ON kc_pot (project_id);
CREATE INDEX kc_pot_of_budget ON kc_pot (budget_id, pot_level);
CREATE INDEX kc_pot_by_year ON kc_pot (budget_year, fund_source, pot_level);

-- amount is signed; on_day is the day of the decision, contract, voucher or minutes.
CREATE TABLE kc_money_entry (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  entry_no BIGINT NOT NULL,
  pot_id VARCHAR(140) NOT NULL,
  from_pot VARCHAR(140),
  budget_id VARCHAR(36),
  budget_year INTEGER NOT NULL,
  fund_source VARCHAR(10) NOT NULL,
  pot_level VARCHAR(10) NOT NULL,
  province VARCHAR(12) NOT NULL,
  content_code VARCHAR(12) NOT NULL,
  top_code VARCHAR(12) NOT NULL,
  project_id VARCHAR(36),
  kind VARCHAR(16) NOT NULL,
  amount BIGINT NOT NULL,
  on_day DATE NOT NULL,
  document_text VARCHAR(300),
  voucher VARCHAR(100),
  work_done DECIMAL(5,2),
  voucher_total BIGINT,
  papers VARCHAR(2000),
  rule_text VARCHAR(1000),
  note VARCHAR(2000),
  reverses VARCHAR(36),
  act_id VARCHAR(36) NOT NULL,
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT kc_money_entry_no UNIQUE (entry_no),
  CONSTRAINT kc_money_entry_pot FOREIGN KEY (pot_id) REFERENCES kc_pot (id),
  CONSTRAINT kc_money_entry_from FOREIGN KEY (from_pot) REFERENCES kc_pot (id),
  CONSTRAINT kc_money_entry_back FOREIGN KEY (reverses) REFERENCES kc_money_entry (id),
  CONSTRAINT kc_money_entry_moves CHECK (amount <> 0)
);
CREATE INDEX kc_money_entry_at ON kc_money_entry (pot_id, on_day);
CREATE INDEX kc_money_entry_down ON kc_money_entry (from_pot, on_day);
CREATE INDEX kc_money_entry_of ON kc_money_entry (project_id, on_day);
CREATE INDEX kc_money_entry_budget ON kc_money_entry (budget_id, entry_no);
CREATE INDEX kc_money_entry_back_at ON kc_money_entry (reverses);

-- How far the work must have come before the first advance, by the rule of the content's advance.
CREATE TABLE kc_advance_proof (
  id VARCHAR(60) NOT NULL PRIMARY KEY,
  advance_key VARCHAR(60) NOT NULL,
  work_over DECIMAL(5,2) NOT NULL,
  of_vi VARCHAR(200) NOT NULL,
  of_en VARCHAR(200) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  legal_text VARCHAR(300) NOT NULL
);
INSERT INTO kc_advance_proof (id, advance_key, work_over, of_vi, of_en, valid_from, valid_to, legal_text) VALUES
  ('infrastructure-2014', 'kc.advance.infrastructure', 50.00, 'khối lượng được hỗ trợ', 'the supported work', '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 13'),
  ('model-2014', 'kc.advance.model', 70.00, 'tổng vốn đầu tư', 'the whole investment', '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 13');

-- Papers that a stage asks for. content_code: the content and everything below it; '' for all.
CREATE TABLE kc_paper_rule (
  id VARCHAR(60) NOT NULL PRIMARY KEY,
  stage VARCHAR(16) NOT NULL,
  content_code VARCHAR(12) NOT NULL,
  sort_no INTEGER NOT NULL,
  code VARCHAR(20) NOT NULL,
  name_vi VARCHAR(300) NOT NULL,
  name_en VARCHAR(300) NOT NULL,
  mandatory BOOLEAN NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  legal_text VARCHAR(300) NOT NULL,
  evidence VARCHAR(1) NOT NULL,
  remark VARCHAR(500)
);
INSERT INTO kc_paper_rule (id, stage, content_code, sort_no, code, name_vi, name_en, mandatory, valid_from, valid_to, legal_text, evidence, remark) VALUES
  ('con-lai-1', 'TAM_UNG_CON_LAI', '', 10, 'DE_NGHI', 'Văn bản đề nghị tạm ứng phần còn lại', 'Request for the remaining advance', TRUE, '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 14', 'V', NULL),
  ('con-lai-2', 'TAM_UNG_CON_LAI', '', 20, 'NGHIEM_THU', 'Biên bản nghiệm thu cơ sở (Mẫu 5a, 5b, 5c)', 'Minutes of acceptance (forms 5a, 5b, 5c)', TRUE, '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 14', 'V', NULL),
  ('con-lai-3', 'TAM_UNG_CON_LAI', '', 30, 'TIEN_DO', 'Báo cáo khối lượng hoàn thành và kinh phí (Mẫu 3b)', 'Report of work done and money (form 3b)', TRUE, '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 14', 'M', 'Danh mục hồ sơ theo nội dung chưa đối chiếu với văn bản'),
  ('con-lai-nd1', 'TAM_UNG_CON_LAI', 'ND1', 40, 'HOC_VIEN', 'Danh sách học viên, chương trình đào tạo (Mẫu 12)', 'List of trainees, programme (form 12)', TRUE, '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 14', 'M', 'Danh mục hồ sơ theo nội dung chưa đối chiếu với văn bản'),
  ('con-lai-nd2', 'TAM_UNG_CON_LAI', 'ND2', 50, 'TAI_LIEU', 'Tài liệu, danh sách người tham dự', 'Materials, list of participants', TRUE, '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 14', 'M', 'Danh mục hồ sơ theo nội dung chưa đối chiếu với văn bản'),
  ('con-lai-nd23', 'TAM_UNG_CON_LAI', 'ND2.3', 60, 'DANG_KY_KD', 'Giấy chứng nhận đăng ký doanh nghiệp', 'Certificate of enterprise registration', TRUE, '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 14', 'M', 'Danh mục hồ sơ theo nội dung chưa đối chiếu với văn bản'),
  ('con-lai-nd3', 'TAM_UNG_CON_LAI', 'ND3', 70, 'HOA_DON', 'Hợp đồng, hóa đơn mua máy móc, thiết bị hoặc quyết toán đầu tư', 'Purchase contract and invoices, or the investment account', TRUE, '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 14', 'M', 'Danh mục hồ sơ theo nội dung chưa đối chiếu với văn bản'),
  ('con-lai-nd3b', 'TAM_UNG_CON_LAI', 'ND3', 80, 'BAN_GIAO', 'Biên bản bàn giao, nghiệm thu máy móc đưa vào sử dụng', 'Handover of the machinery in use', TRUE, '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 14', 'M', 'Danh mục hồ sơ theo nội dung chưa đối chiếu với văn bản'),
  ('con-lai-nd4', 'TAM_UNG_CON_LAI', 'ND4', 90, 'HOI_CHO', 'Danh sách đơn vị tham gia, hợp đồng gian hàng hoặc quyết định công nhận', 'List of participants, booth contracts or the recognition decision', TRUE, '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 14', 'M', 'Danh mục hồ sơ theo nội dung chưa đối chiếu với văn bản'),
  ('con-lai-nd5', 'TAM_UNG_CON_LAI', 'ND5', 100, 'TU_VAN', 'Hợp đồng và báo cáo tư vấn', 'Consultancy contract and report', TRUE, '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 14', 'M', 'Danh mục hồ sơ theo nội dung chưa đối chiếu với văn bản'),
  ('con-lai-nd6', 'TAM_UNG_CON_LAI', 'ND6', 110, 'AN_PHAM', 'Ấn phẩm, bản ghi chương trình', 'Publication, recording', TRUE, '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 14', 'M', 'Danh mục hồ sơ theo nội dung chưa đối chiếu với văn bản'),
  ('con-lai-nd74', 'TAM_UNG_CON_LAI', 'ND7.4', 120, 'HA_TANG', 'Báo cáo tình hình đầu tư hạ tầng (Mẫu 13), hồ sơ nghiệm thu công trình', 'Report of infrastructure investment (form 13), acceptance of works', TRUE, '2014-02-10', NULL, 'TT 36/2013/TT-BCT Điều 14', 'M', 'Danh mục hồ sơ theo nội dung chưa đối chiếu với văn bản');

-- The steps of the standard processes that money decides about.
UPDATE kc_move SET guards = 'HOP_DONG,' || guards WHERE process_key IN ('KCQG', 'KCDP') AND to_state = 'KY_HD';
UPDATE kc_move SET guards = 'DA_QUYET_TOAN' WHERE process_key IN ('KCQG', 'KCDP') AND to_state = 'QUYET_TOAN' AND guards = '';
UPDATE kc_move SET guards = guards || ',HET_NO' WHERE process_key IN ('KCQG', 'KCDP') AND to_state = 'THANH_LY';
UPDATE kc_move SET guards = guards || ',HET_NO' WHERE process_key IN ('KCQG', 'KCDP') AND to_state = 'TL_PHAN_DA_LAM';
