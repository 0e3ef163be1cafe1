-- How a project goes from draft to liquidation: states and moves are rows, so that a province changes its own without code.
-- process_key: KCQG, KCDP (the standard of local projects), or a province such as 34:12 with a process of its own.
CREATE TABLE kc_process (
  process_key VARCHAR(12) NOT NULL PRIMARY KEY,
  legal_text VARCHAR(300) NOT NULL,
  row_version BIGINT NOT NULL
);

CREATE TABLE kc_state (
  id VARCHAR(60) NOT NULL PRIMARY KEY,
  process_key VARCHAR(12) NOT NULL,
  pos INTEGER NOT NULL,
  code VARCHAR(30) NOT NULL,
  name_vi VARCHAR(200) NOT NULL,
  name_en VARCHAR(200) NOT NULL,
  phase VARCHAR(12) NOT NULL,
  CONSTRAINT kc_state_code UNIQUE (process_key, code)
);

-- due_day, due_month, due_years: last day named by date (years from the plan year); due_days: days after the state was entered.
CREATE TABLE kc_move (
  id VARCHAR(60) NOT NULL PRIMARY KEY,
  process_key VARCHAR(12) NOT NULL,
  pos INTEGER NOT NULL,
  from_state VARCHAR(30) NOT NULL,
  to_state VARCHAR(30) NOT NULL,
  name_vi VARCHAR(200) NOT NULL,
  name_en VARCHAR(200) NOT NULL,
  actor VARCHAR(10) NOT NULL,
  guards VARCHAR(200) NOT NULL,
  documents VARCHAR(1000) NOT NULL,
  due_day INTEGER,
  due_month INTEGER,
  due_years INTEGER,
  due_days INTEGER,
  legal_text VARCHAR(300) NOT NULL
);
CREATE INDEX kc_move_at ON kc_move (process_key, pos);

ALTER TABLE project ADD COLUMN state VARCHAR(30) DEFAULT 'NHAP' NOT NULL;
ALTER TABLE project ADD COLUMN phase VARCHAR(12) DEFAULT 'CHUAN_BI' NOT NULL;
ALTER TABLE project ADD COLUMN state_since DATE;
ALTER TABLE project ADD COLUMN approved_on DATE;
ALTER TABLE project ADD COLUMN approved_support BIGINT;
ALTER TABLE project ADD COLUMN accepted_value BIGINT;
CREATE INDEX project_by_state ON project (plan_id, state);

-- What was done, never changed afterwards.
CREATE TABLE project_step (
  id VARCHAR(45) NOT NULL PRIMARY KEY,
  project_id VARCHAR(36) NOT NULL,
  pos INTEGER NOT NULL,
  from_state VARCHAR(30) NOT NULL,
  to_state VARCHAR(30) NOT NULL,
  act_vi VARCHAR(200) NOT NULL,
  act_en VARCHAR(200) NOT NULL,
  done_on DATE NOT NULL,
  due_on DATE,
  document_text VARCHAR(300),
  document_on DATE,
  grades VARCHAR(200),
  amount BIGINT,
  note VARCHAR(2000),
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL,
  CONSTRAINT project_step_of FOREIGN KEY (project_id) REFERENCES project (id)
);
CREATE INDEX project_step_at ON project_step (project_id, pos);

INSERT INTO kc_process (process_key, legal_text, row_version) VALUES
  ('KCQG', 'TT 36/2013/TT-BCT (sửa đổi TT 17/2018/TT-BCT chưa đối chiếu)', 0),
  ('KCDP', 'TT 46/2012/TT-BCT Điều 8.3b: UBND tỉnh quy định; đây là mẫu chung', 0);

INSERT INTO kc_state (id, process_key, pos, code, name_vi, name_en, phase) VALUES
  ('KCQG:NHAP', 'KCQG', 0, 'NHAP', 'Dự thảo', 'Draft', 'CHUAN_BI'),
  ('KCQG:NOP_SO', 'KCQG', 1, 'NOP_SO', 'Đã nộp Sở', 'Submitted', 'THAM_DINH'),
  ('KCQG:YEU_CAU_BO_SUNG', 'KCQG', 2, 'YEU_CAU_BO_SUNG', 'Yêu cầu bổ sung', 'To be completed', 'CHUAN_BI'),
  ('KCQG:TD_CO_SO_DAT', 'KCQG', 3, 'TD_CO_SO_DAT', 'Thẩm định cấp cơ sở đạt', 'Passed at the department', 'THAM_DINH'),
  ('KCQG:TD_CO_SO_KHONG_DAT', 'KCQG', 4, 'TD_CO_SO_KHONG_DAT', 'Thẩm định cấp cơ sở không đạt', 'Failed at the department', 'KHONG_DUYET'),
  ('KCQG:DANG_KY_CUC', 'KCQG', 5, 'DANG_KY_CUC', 'Đã đăng ký Cục', 'Registered with the agency', 'THAM_DINH'),
  ('KCQG:TD_BO_DAT', 'KCQG', 6, 'TD_BO_DAT', 'Thẩm định cấp Bộ đạt', 'Passed at the ministry', 'THAM_DINH'),
  ('KCQG:TD_BO_KHONG_DAT', 'KCQG', 7, 'TD_BO_KHONG_DAT', 'Thẩm định cấp Bộ không đạt', 'Failed at the ministry', 'KHONG_DUYET'),
  ('KCQG:TRINH_BO', 'KCQG', 8, 'TRINH_BO', 'Đã trình Bộ', 'Put before the Minister', 'THAM_DINH'),
  ('KCQG:PHE_DUYET', 'KCQG', 9, 'PHE_DUYET', 'Đã phê duyệt', 'Approved', 'DA_DUYET'),
  ('KCQG:GIAO_KH', 'KCQG', 10, 'GIAO_KH', 'Đã giao kế hoạch', 'Assigned', 'DA_DUYET'),
  ('KCQG:CT_CHO_DUYET', 'KCQG', 11, 'CT_CHO_DUYET', 'Kế hoạch chi tiết chờ duyệt', 'Detailed plan submitted', 'DA_DUYET'),
  ('KCQG:CT_DUYET', 'KCQG', 12, 'CT_DUYET', 'Kế hoạch chi tiết đã duyệt', 'Detailed plan approved', 'DA_DUYET'),
  ('KCQG:KY_HD', 'KCQG', 13, 'KY_HD', 'Đã ký hợp đồng', 'Contract signed', 'THUC_HIEN'),
  ('KCQG:THUC_HIEN', 'KCQG', 14, 'THUC_HIEN', 'Đang thực hiện', 'Under way', 'THUC_HIEN'),
  ('KCQG:NGHIEM_THU', 'KCQG', 15, 'NGHIEM_THU', 'Đã nghiệm thu cơ sở', 'Accepted', 'HOAN_THANH'),
  ('KCQG:QUYET_TOAN', 'KCQG', 16, 'QUYET_TOAN', 'Đã nộp hồ sơ quyết toán', 'Settlement submitted', 'HOAN_THANH'),
  ('KCQG:THANH_LY', 'KCQG', 17, 'THANH_LY', 'Đã thanh lý hợp đồng', 'Liquidated', 'THANH_LY'),
  ('KCQG:DONG', 'KCQG', 18, 'DONG', 'Đã đóng hồ sơ', 'Closed', 'THANH_LY'),
  ('KCQG:DE_NGHI_NGUNG', 'KCQG', 19, 'DE_NGHI_NGUNG', 'Đề nghị ngừng', 'Stop asked for', 'THUC_HIEN'),
  ('KCQG:NGUNG', 'KCQG', 20, 'NGUNG', 'Đã ngừng', 'Stopped', 'NGUNG'),
  ('KCQG:TL_PHAN_DA_LAM', 'KCQG', 21, 'TL_PHAN_DA_LAM', 'Đã thanh lý phần đã làm', 'Liquidated as far as done', 'NGUNG');

INSERT INTO kc_move (id, process_key, pos, from_state, to_state, name_vi, name_en, actor, guards, documents, due_day, due_month, due_years, due_days, legal_text) VALUES
  ('KCQG:0', 'KCQG', 0, 'NHAP', 'NOP_SO', 'Nộp hồ sơ về Sở', 'Submit to the department', 'DON_VI', 'HO_SO', 'Công văn đề nghị; Đề án; Dự toán (Mẫu 1); Văn bản của đơn vị thụ hưởng', 19, 5, -1, CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 5, Điều 10.1'),
  ('KCQG:1', 'KCQG', 1, 'NOP_SO', 'YEU_CAU_BO_SUNG', 'Yêu cầu bổ sung hồ sơ', 'Ask for completion', 'SO', 'GHI_CHU', '', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 8'),
  ('KCQG:2', 'KCQG', 2, 'YEU_CAU_BO_SUNG', 'NOP_SO', 'Nộp lại hồ sơ', 'Submit again', 'DON_VI', 'HO_SO', '', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 8'),
  ('KCQG:3', 'KCQG', 3, 'NOP_SO', 'TD_CO_SO_DAT', 'Thẩm định cấp cơ sở: đạt', 'Pass at the department', 'SO', 'TIEU_CHI_DAT,DIEU_KIEN', 'Phiếu thẩm định (Mẫu 4a hoặc 4b)', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 8.1, Điều 9'),
  ('KCQG:4', 'KCQG', 4, 'NOP_SO', 'TD_CO_SO_KHONG_DAT', 'Thẩm định cấp cơ sở: không đạt', 'Fail at the department', 'SO', 'TIEU_CHI,GHI_CHU', 'Phiếu thẩm định (Mẫu 4a hoặc 4b)', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 8.1, Điều 9'),
  ('KCQG:5', 'KCQG', 5, 'TD_CO_SO_DAT', 'DANG_KY_CUC', 'Đăng ký kế hoạch với Cục', 'Register with the agency', 'SO', 'VAN_BAN', 'Báo cáo đăng ký; Biểu tổng hợp (Mẫu 2)', 14, 6, -1, CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 10.2'),
  ('KCQG:6', 'KCQG', 6, 'DANG_KY_CUC', 'TD_BO_DAT', 'Thẩm định cấp Bộ: đạt', 'Pass at the ministry', 'CAP_TREN', 'DIEU_KIEN', 'Biên bản thẩm định', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 8.2'),
  ('KCQG:7', 'KCQG', 7, 'DANG_KY_CUC', 'TD_BO_KHONG_DAT', 'Thẩm định cấp Bộ: không đạt', 'Fail at the ministry', 'CAP_TREN', 'GHI_CHU', 'Biên bản thẩm định', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 8.2'),
  ('KCQG:8', 'KCQG', 8, 'TD_BO_DAT', 'TRINH_BO', 'Trình Bộ trưởng', 'Put before the Minister', 'CAP_TREN', '', 'Tờ trình', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 8.3'),
  ('KCQG:9', 'KCQG', 9, 'TRINH_BO', 'PHE_DUYET', 'Phê duyệt kế hoạch', 'Approve', 'CAP_TREN', 'VAN_BAN,KE_HOACH', 'Quyết định phê duyệt', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 8.3'),
  ('KCQG:10', 'KCQG', 10, 'PHE_DUYET', 'GIAO_KH', 'Giao kế hoạch', 'Assign', 'CAP_TREN', 'VAN_BAN,GHI_CHU', 'Ý kiến của Bộ Tài chính; Quyết định giao kế hoạch', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 6.4'),
  ('KCQG:11', 'KCQG', 11, 'GIAO_KH', 'CT_CHO_DUYET', 'Trình kế hoạch chi tiết', 'Submit the detailed plan', 'DON_VI', 'NHOM,THU_HUONG', 'Kế hoạch chi tiết (Mẫu 11)', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 2, Mẫu 11'),
  ('KCQG:12', 'KCQG', 12, 'CT_CHO_DUYET', 'CT_DUYET', 'Duyệt kế hoạch chi tiết', 'Approve the detailed plan', 'SO', 'VAN_BAN,DIEU_KIEN', 'Văn bản phê duyệt, gửi Cục', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 2, Mẫu 11'),
  ('KCQG:13', 'KCQG', 13, 'GIAO_KH', 'KY_HD', 'Ký hợp đồng', 'Sign the contract', 'CAP_TREN', 'VAN_BAN,KHONG_NHOM,DAU_THAU', 'Hợp đồng', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 21.2c'),
  ('KCQG:14', 'KCQG', 14, 'CT_DUYET', 'KY_HD', 'Ký hợp đồng', 'Sign the contract', 'CAP_TREN', 'VAN_BAN,DAU_THAU', 'Hợp đồng', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 21.2c'),
  ('KCQG:15', 'KCQG', 15, 'KY_HD', 'THUC_HIEN', 'Bắt đầu thực hiện', 'Begin', 'DON_VI', '', '', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 12'),
  ('KCQG:16', 'KCQG', 16, 'THUC_HIEN', 'NGHIEM_THU', 'Nghiệm thu cơ sở', 'Accept', 'SO', 'VAN_BAN,GIA_TRI,THU_HUONG', 'Biên bản nghiệm thu (Mẫu 5a, 5b, 5c)', 31, 12, 0, CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 14, Điều 21'),
  ('KCQG:17', 'KCQG', 17, 'NGHIEM_THU', 'QUYET_TOAN', 'Nộp hồ sơ quyết toán', 'Submit the settlement', 'DON_VI', '', 'Biểu quyết toán (Mẫu 7); Bảng kê chứng từ (Mẫu 8a, 8b); Đề nghị thanh toán (Mẫu 9)', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 15, 'TT 36/2013/TT-BCT Điều 18.1'),
  ('KCQG:18', 'KCQG', 18, 'QUYET_TOAN', 'THANH_LY', 'Thanh lý hợp đồng', 'Liquidate', 'CAP_TREN', 'VAN_BAN', 'Biên bản thanh lý (Mẫu 6)', 22, 1, 1, CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 18.2'),
  ('KCQG:19', 'KCQG', 19, 'THANH_LY', 'DONG', 'Đóng hồ sơ', 'Close', 'SO', '', '', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 18'),
  ('KCQG:20', 'KCQG', 20, 'GIAO_KH', 'DE_NGHI_NGUNG', 'Đề nghị ngừng', 'Ask for a stop', 'DON_VI', 'GHI_CHU', 'Văn bản đề nghị, nêu lý do', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 11'),
  ('KCQG:21', 'KCQG', 21, 'CT_CHO_DUYET', 'DE_NGHI_NGUNG', 'Đề nghị ngừng', 'Ask for a stop', 'DON_VI', 'GHI_CHU', 'Văn bản đề nghị, nêu lý do', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 11'),
  ('KCQG:22', 'KCQG', 22, 'CT_DUYET', 'DE_NGHI_NGUNG', 'Đề nghị ngừng', 'Ask for a stop', 'DON_VI', 'GHI_CHU', 'Văn bản đề nghị, nêu lý do', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 11'),
  ('KCQG:23', 'KCQG', 23, 'KY_HD', 'DE_NGHI_NGUNG', 'Đề nghị ngừng', 'Ask for a stop', 'DON_VI', 'GHI_CHU', 'Văn bản đề nghị, nêu lý do', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 11'),
  ('KCQG:24', 'KCQG', 24, 'THUC_HIEN', 'DE_NGHI_NGUNG', 'Đề nghị ngừng', 'Ask for a stop', 'DON_VI', 'GHI_CHU', 'Văn bản đề nghị, nêu lý do', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 11'),
  ('KCQG:25', 'KCQG', 25, 'DE_NGHI_NGUNG', 'NGUNG', 'Quyết định ngừng', 'Stop', 'CAP_TREN', 'VAN_BAN,GHI_CHU', 'Quyết định ngừng của Bộ trưởng', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 11'),
  ('KCQG:26', 'KCQG', 26, 'DE_NGHI_NGUNG', 'THUC_HIEN', 'Không đồng ý ngừng', 'Refuse the stop', 'CAP_TREN', 'GHI_CHU', '', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 11'),
  ('KCQG:27', 'KCQG', 27, 'THUC_HIEN', 'NGUNG', 'Ngừng do vi phạm', 'Stop for a violation', 'CAP_TREN', 'VAN_BAN,GHI_CHU', 'Quyết định ngừng của Bộ trưởng', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 11.3'),
  ('KCQG:28', 'KCQG', 28, 'NGUNG', 'TL_PHAN_DA_LAM', 'Thanh lý phần đã làm', 'Liquidate what was done', 'CAP_TREN', 'VAN_BAN', 'Biên bản thanh lý (Mẫu 6)', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 36/2013/TT-BCT Điều 18');

INSERT INTO kc_state (id, process_key, pos, code, name_vi, name_en, phase) VALUES
  ('KCDP:NHAP', 'KCDP', 0, 'NHAP', 'Dự thảo', 'Draft', 'CHUAN_BI'),
  ('KCDP:NOP_SO', 'KCDP', 1, 'NOP_SO', 'Đã nộp Sở', 'Submitted', 'THAM_DINH'),
  ('KCDP:YEU_CAU_BO_SUNG', 'KCDP', 2, 'YEU_CAU_BO_SUNG', 'Yêu cầu bổ sung', 'To be completed', 'CHUAN_BI'),
  ('KCDP:TD_CO_SO_DAT', 'KCDP', 3, 'TD_CO_SO_DAT', 'Thẩm định đạt', 'Passed', 'THAM_DINH'),
  ('KCDP:TD_CO_SO_KHONG_DAT', 'KCDP', 4, 'TD_CO_SO_KHONG_DAT', 'Thẩm định không đạt', 'Failed', 'KHONG_DUYET'),
  ('KCDP:PHE_DUYET', 'KCDP', 5, 'PHE_DUYET', 'Đã phê duyệt', 'Approved', 'DA_DUYET'),
  ('KCDP:GIAO_KH', 'KCDP', 6, 'GIAO_KH', 'Đã giao kế hoạch', 'Assigned', 'DA_DUYET'),
  ('KCDP:CT_CHO_DUYET', 'KCDP', 7, 'CT_CHO_DUYET', 'Kế hoạch chi tiết chờ duyệt', 'Detailed plan submitted', 'DA_DUYET'),
  ('KCDP:CT_DUYET', 'KCDP', 8, 'CT_DUYET', 'Kế hoạch chi tiết đã duyệt', 'Detailed plan approved', 'DA_DUYET'),
  ('KCDP:KY_HD', 'KCDP', 9, 'KY_HD', 'Đã ký hợp đồng', 'Contract signed', 'THUC_HIEN'),
  ('KCDP:THUC_HIEN', 'KCDP', 10, 'THUC_HIEN', 'Đang thực hiện', 'Under way', 'THUC_HIEN'),
  ('KCDP:NGHIEM_THU', 'KCDP', 11, 'NGHIEM_THU', 'Đã nghiệm thu cơ sở', 'Accepted', 'HOAN_THANH'),
  ('KCDP:QUYET_TOAN', 'KCDP', 12, 'QUYET_TOAN', 'Đã nộp hồ sơ quyết toán', 'Settlement submitted', 'HOAN_THANH'),
  ('KCDP:THANH_LY', 'KCDP', 13, 'THANH_LY', 'Đã thanh lý hợp đồng', 'Liquidated', 'THANH_LY'),
  ('KCDP:DONG', 'KCDP', 14, 'DONG', 'Đã đóng hồ sơ', 'Closed', 'THANH_LY'),
  ('KCDP:DE_NGHI_NGUNG', 'KCDP', 15, 'DE_NGHI_NGUNG', 'Đề nghị ngừng', 'Stop asked for', 'THUC_HIEN'),
  ('KCDP:NGUNG', 'KCDP', 16, 'NGUNG', 'Đã ngừng', 'Stopped', 'NGUNG'),
  ('KCDP:TL_PHAN_DA_LAM', 'KCDP', 17, 'TL_PHAN_DA_LAM', 'Đã thanh lý phần đã làm', 'Liquidated as far as done', 'NGUNG');

INSERT INTO kc_move (id, process_key, pos, from_state, to_state, name_vi, name_en, actor, guards, documents, due_day, due_month, due_years, due_days, legal_text) VALUES
  ('KCDP:0', 'KCDP', 0, 'NHAP', 'NOP_SO', 'Nộp hồ sơ về Sở', 'Submit to the department', 'DON_VI', 'HO_SO', 'Công văn đề nghị; Đề án; Dự toán (Mẫu 1); Văn bản của đơn vị thụ hưởng', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:1', 'KCDP', 1, 'NOP_SO', 'YEU_CAU_BO_SUNG', 'Yêu cầu bổ sung hồ sơ', 'Ask for completion', 'SO', 'GHI_CHU', '', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:2', 'KCDP', 2, 'YEU_CAU_BO_SUNG', 'NOP_SO', 'Nộp lại hồ sơ', 'Submit again', 'DON_VI', 'HO_SO', '', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:3', 'KCDP', 3, 'NOP_SO', 'TD_CO_SO_DAT', 'Thẩm định: đạt', 'Pass', 'SO', 'TIEU_CHI_DAT,DIEU_KIEN', 'Phiếu thẩm định (Mẫu 4a hoặc 4b)', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:4', 'KCDP', 4, 'NOP_SO', 'TD_CO_SO_KHONG_DAT', 'Thẩm định: không đạt', 'Fail', 'SO', 'TIEU_CHI,GHI_CHU', 'Phiếu thẩm định (Mẫu 4a hoặc 4b)', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:5', 'KCDP', 5, 'TD_CO_SO_DAT', 'PHE_DUYET', 'Phê duyệt kế hoạch', 'Approve', 'CAP_TREN', 'VAN_BAN,KE_HOACH', 'Quyết định của Chủ tịch UBND (cấp xã với kinh phí do cấp xã quản lý)', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'NĐ 235/2025/NĐ-CP; TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:6', 'KCDP', 6, 'PHE_DUYET', 'GIAO_KH', 'Giao kế hoạch', 'Assign', 'CAP_TREN', 'VAN_BAN', 'Quyết định giao kế hoạch', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:7', 'KCDP', 7, 'GIAO_KH', 'CT_CHO_DUYET', 'Trình kế hoạch chi tiết', 'Submit the detailed plan', 'DON_VI', 'NHOM,THU_HUONG', 'Kế hoạch chi tiết (Mẫu 11)', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:8', 'KCDP', 8, 'CT_CHO_DUYET', 'CT_DUYET', 'Duyệt kế hoạch chi tiết', 'Approve the detailed plan', 'SO', 'VAN_BAN,DIEU_KIEN', 'Văn bản phê duyệt, gửi Cục', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:9', 'KCDP', 9, 'GIAO_KH', 'KY_HD', 'Ký hợp đồng', 'Sign the contract', 'CAP_TREN', 'VAN_BAN,KHONG_NHOM,DAU_THAU', 'Hợp đồng', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:10', 'KCDP', 10, 'CT_DUYET', 'KY_HD', 'Ký hợp đồng', 'Sign the contract', 'CAP_TREN', 'VAN_BAN,DAU_THAU', 'Hợp đồng', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:11', 'KCDP', 11, 'KY_HD', 'THUC_HIEN', 'Bắt đầu thực hiện', 'Begin', 'DON_VI', '', '', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:12', 'KCDP', 12, 'THUC_HIEN', 'NGHIEM_THU', 'Nghiệm thu cơ sở', 'Accept', 'SO', 'VAN_BAN,GIA_TRI,THU_HUONG', 'Biên bản nghiệm thu (Mẫu 5a, 5b, 5c)', 31, 12, 0, CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:13', 'KCDP', 13, 'NGHIEM_THU', 'QUYET_TOAN', 'Nộp hồ sơ quyết toán', 'Submit the settlement', 'DON_VI', '', 'Biểu quyết toán (Mẫu 7); Bảng kê chứng từ (Mẫu 8a, 8b); Đề nghị thanh toán (Mẫu 9)', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 15, 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:14', 'KCDP', 14, 'QUYET_TOAN', 'THANH_LY', 'Thanh lý hợp đồng', 'Liquidate', 'CAP_TREN', 'VAN_BAN', 'Biên bản thanh lý (Mẫu 6)', 22, 1, 1, CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:15', 'KCDP', 15, 'THANH_LY', 'DONG', 'Đóng hồ sơ', 'Close', 'SO', '', '', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:16', 'KCDP', 16, 'GIAO_KH', 'DE_NGHI_NGUNG', 'Đề nghị ngừng', 'Ask for a stop', 'DON_VI', 'GHI_CHU', 'Văn bản đề nghị, nêu lý do', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:17', 'KCDP', 17, 'CT_CHO_DUYET', 'DE_NGHI_NGUNG', 'Đề nghị ngừng', 'Ask for a stop', 'DON_VI', 'GHI_CHU', 'Văn bản đề nghị, nêu lý do', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:18', 'KCDP', 18, 'CT_DUYET', 'DE_NGHI_NGUNG', 'Đề nghị ngừng', 'Ask for a stop', 'DON_VI', 'GHI_CHU', 'Văn bản đề nghị, nêu lý do', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:19', 'KCDP', 19, 'KY_HD', 'DE_NGHI_NGUNG', 'Đề nghị ngừng', 'Ask for a stop', 'DON_VI', 'GHI_CHU', 'Văn bản đề nghị, nêu lý do', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:20', 'KCDP', 20, 'THUC_HIEN', 'DE_NGHI_NGUNG', 'Đề nghị ngừng', 'Ask for a stop', 'DON_VI', 'GHI_CHU', 'Văn bản đề nghị, nêu lý do', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:21', 'KCDP', 21, 'DE_NGHI_NGUNG', 'NGUNG', 'Quyết định ngừng', 'Stop', 'CAP_TREN', 'VAN_BAN,GHI_CHU', 'Quyết định ngừng', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:22', 'KCDP', 22, 'DE_NGHI_NGUNG', 'THUC_HIEN', 'Không đồng ý ngừng', 'Refuse the stop', 'CAP_TREN', 'GHI_CHU', '', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:23', 'KCDP', 23, 'THUC_HIEN', 'NGUNG', 'Ngừng do vi phạm', 'Stop for a violation', 'CAP_TREN', 'VAN_BAN,GHI_CHU', 'Quyết định ngừng', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b'),
  ('KCDP:24', 'KCDP', 24, 'NGUNG', 'TL_PHAN_DA_LAM', 'Thanh lý phần đã làm', 'Liquidate what was done', 'CAP_TREN', 'VAN_BAN', 'Biên bản thanh lý (Mẫu 6)', CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), 'TT 46/2012/TT-BCT Điều 8.3b');
