-- Why a warning is right all the same: it holds for the figures that it was written about.
CREATE TABLE review_explanation (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  province VARCHAR(12) NOT NULL,
  subject_type VARCHAR(40) NOT NULL,
  subject_id VARCHAR(60) NOT NULL,
  check_id VARCHAR(40) NOT NULL,
  field VARCHAR(60) NOT NULL,
  figures VARCHAR(500) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  explained_by VARCHAR(64) NOT NULL,
  explained_at ${timestamp} NOT NULL
);
CREATE INDEX review_explanation_of ON review_explanation (province, subject_id);

-- Figures of a province that somebody published, beside what the records add up to.
CREATE TABLE declared_figure (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  province VARCHAR(12) NOT NULL,
  figure VARCHAR(60) NOT NULL,
  about_day DATE NOT NULL,
  declared_value DECIMAL(20,4) NOT NULL,
  source_text VARCHAR(300) NOT NULL,
  recorded_by VARCHAR(64) NOT NULL,
  recorded_at ${timestamp} NOT NULL
);
CREATE INDEX declared_figure_of ON declared_figure (province, figure, about_day);
