-- What an accepted report holds, in one row whatever its size: the figures packed, the document as it came and the signed receipt
-- (both deflated). content_year is the year of the period, so that PostgreSQL keeps each year in a partition of its own.
CREATE TABLE submission_content (
  submission_id VARCHAR(36) NOT NULL,
  content_year INTEGER NOT NULL,
  cells ${blob} NOT NULL,
  document ${blob} NOT NULL,
  receipt ${blob} NOT NULL,
  CONSTRAINT pk_submission_content PRIMARY KEY (content_year, submission_id),
  CONSTRAINT fk_submission_content FOREIGN KEY (submission_id) REFERENCES submission (id)
${derby});
${postgresql}) PARTITION BY RANGE (content_year);
${postgresql}CREATE TABLE submission_content_early PARTITION OF submission_content FOR VALUES FROM (MINVALUE) TO (2024);
${postgresql}CREATE TABLE submission_content_2024 PARTITION OF submission_content FOR VALUES FROM (2024) TO (2025);
${postgresql}CREATE TABLE submission_content_2025 PARTITION OF submission_content FOR VALUES FROM (2025) TO (2026);
${postgresql}CREATE TABLE submission_content_2026 PARTITION OF submission_content FOR VALUES FROM (2026) TO (2027);
${postgresql}CREATE TABLE submission_content_2027 PARTITION OF submission_content FOR VALUES FROM (2027) TO (2028);
${postgresql}CREATE TABLE submission_content_2028 PARTITION OF submission_content FOR VALUES FROM (2028) TO (2029);
${postgresql}CREATE TABLE submission_content_2029 PARTITION OF submission_content FOR VALUES FROM (2029) TO (2030);
${postgresql}CREATE TABLE submission_content_2030 PARTITION OF submission_content FOR VALUES FROM (2030) TO (2031);
${postgresql}CREATE TABLE submission_content_2031 PARTITION OF submission_content FOR VALUES FROM (2031) TO (2032);
${postgresql}CREATE TABLE submission_content_2032 PARTITION OF submission_content FOR VALUES FROM (2032) TO (2033);
${postgresql}CREATE TABLE submission_content_2033 PARTITION OF submission_content FOR VALUES FROM (2033) TO (2034);
${postgresql}CREATE TABLE submission_content_2034 PARTITION OF submission_content FOR VALUES FROM (2034) TO (2035);
${postgresql}CREATE TABLE submission_content_2035 PARTITION OF submission_content FOR VALUES FROM (2035) TO (2036);
${postgresql}CREATE TABLE submission_content_late PARTITION OF submission_content DEFAULT;

-- The sender's own numbers: the last one that was used up, and the digest of its message.
ALTER TABLE sender ADD COLUMN message_no BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE sender ADD COLUMN message_digest VARCHAR(64);
ALTER TABLE submission ADD COLUMN message_no BIGINT DEFAULT 0 NOT NULL;
-- The key that signed; null when nobody did.
ALTER TABLE submission ADD COLUMN key_id VARCHAR(60);
ALTER TABLE ledger_line ADD COLUMN message_no BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE ledger_line ADD COLUMN key_id VARCHAR(60);
-- Whether this line is the answer to its number for ever.
ALTER TABLE ledger_line ADD COLUMN settled BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX ix_ledger_line_message ON ledger_line (province, message_no);

-- The refusal as it was said, signed; the document that was refused, if it used its number up. Both deflated.
CREATE TABLE refusal_content (
  ledger_id VARCHAR(36) NOT NULL,
  refusal ${blob} NOT NULL,
  document ${blob} NOT NULL,
  CONSTRAINT pk_refusal_content PRIMARY KEY (ledger_id),
  CONSTRAINT fk_refusal_content FOREIGN KEY (ledger_id) REFERENCES ledger_line (id)
);

-- Reports from before this version lie in submitted_cell, cell_origin and envelope_part. They are packed when the bundle starts, and the
-- tables dropped when all are.
CREATE TABLE packing (
  id INTEGER NOT NULL,
  done BOOLEAN NOT NULL,
  CONSTRAINT pk_packing PRIMARY KEY (id)
);
INSERT INTO packing (id, done) VALUES (1, FALSE);
