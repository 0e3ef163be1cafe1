-- What a project is judged by besides its estimate: priority, craft village.
ALTER TABLE project ADD COLUMN priority_code VARCHAR(20);
ALTER TABLE project ADD COLUMN priority_factor DECIMAL(5,3);
ALTER TABLE project_beneficiary ADD COLUMN craft_village VARCHAR(300);

-- factor_applies: whether a priority factor raises the ceiling; any_size: open to enterprises of every size.
ALTER TABLE kc_content ADD COLUMN factor_applies BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE kc_content ADD COLUMN any_size BOOLEAN DEFAULT FALSE NOT NULL;
-- The ceiling of a line is that of machinery times 1.5 already (TT 28/2018/TT-BTC Điều 8.4).
UPDATE kc_content SET factor_applies = FALSE WHERE code = 'ND3.7';
-- Establishments that apply cleaner production are entitled whatever their size (NĐ 45/2012 Điều 1).
UPDATE kc_content SET any_size = TRUE WHERE code IN ('ND2.2', 'ND3.5');

CREATE TABLE kc_priority (
  code VARCHAR(20) NOT NULL PRIMARY KEY,
  sort_no INTEGER NOT NULL,
  name_vi VARCHAR(300) NOT NULL,
  name_en VARCHAR(300) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  legal_text VARCHAR(300) NOT NULL,
  remark VARCHAR(500)
);
INSERT INTO kc_priority (code, sort_no, name_vi, name_en, valid_from, valid_to, legal_text, remark) VALUES
  ('DB_A', 10, 'Địa bàn vùng cao, hải đảo, biên giới, vùng dân tộc thiểu số', 'Highland, island, border and ethnic minority areas', '2013-02-10', NULL, 'TT 46/2012/TT-BCT Điều 6', NULL),
  ('DB_B', 20, 'Địa bàn huyện nghèo', 'Poor districts', '2013-02-10', '2025-06-30', 'TT 46/2012/TT-BCT Điều 6', 'Không còn cấp huyện từ 01/7/2025'),
  ('DB_C', 30, 'Địa bàn xã xây dựng nông thôn mới', 'Communes building new countryside', '2013-02-10', NULL, 'TT 46/2012/TT-BCT Điều 6', NULL),
  ('DB_D', 40, 'Địa bàn khó khăn, đặc biệt khó khăn', 'Difficult and specially difficult areas', '2013-02-10', NULL, 'TT 46/2012/TT-BCT Điều 6', NULL),
  ('NN_LD', 50, 'Ngành nghề sử dụng nhiều lao động', 'Branch that employs many', '2013-02-10', NULL, 'TT 46/2012/TT-BCT Điều 6', 'Từ 50 lao động trở lên'),
  ('NN_NL', 60, 'Ngành nghề dùng nguyên liệu tại chỗ', 'Branch that uses local material', '2013-02-10', NULL, 'TT 46/2012/TT-BCT Điều 6', 'Trên 50 % giá trị nguyên liệu lấy trong tỉnh'),
  ('NN_KHAC', 70, 'Ngành nghề ưu tiên khác', 'Other priority branch', '2013-02-10', NULL, 'NĐ 45/2012/NĐ-CP Điều 6; TT 46/2012/TT-BCT Điều 6', NULL);
CREATE INDEX project_beneficiary_code ON project_beneficiary (business_code, content_code);
