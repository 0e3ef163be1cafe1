-- Last verdicts of the drift radar: one document for each province.
CREATE TABLE drift_verdict (
  province VARCHAR(5) NOT NULL,
  part_no INTEGER NOT NULL,
  checked_at ${timestamp} NOT NULL,
  content ${bytes} NOT NULL,
  CONSTRAINT pk_drift_verdict PRIMARY KEY (province, part_no)
);
