-- Where each province stands with each type of shared records. The row is the lock under which batches are taken.
CREATE TABLE shared_chain (
  province VARCHAR(12) NOT NULL,
  record_type VARCHAR(40) NOT NULL,
  last_no BIGINT NOT NULL,
  last_digest VARCHAR(64),
  last_version BIGINT NOT NULL,
  received_at ${timestamp},
  turn BIGINT NOT NULL,
  CONSTRAINT pk_shared_chain PRIMARY KEY (province, record_type)
);

-- Batches as they came, signed by the province, and the receipts (both deflated), for ever.
CREATE TABLE shared_batch (
  province VARCHAR(12) NOT NULL,
  record_type VARCHAR(40) NOT NULL,
  batch_no BIGINT NOT NULL,
  digest VARCHAR(64) NOT NULL,
  records INTEGER NOT NULL,
  key_id VARCHAR(60) NOT NULL,
  sender VARCHAR(64) NOT NULL,
  received_at ${timestamp} NOT NULL,
  document ${blob} NOT NULL,
  receipt ${blob} NOT NULL,
  CONSTRAINT pk_shared_batch PRIMARY KEY (province, record_type, batch_no)
);

-- The latest version of each record, and what became of it.
CREATE TABLE shared_record (
  province VARCHAR(12) NOT NULL,
  record_type VARCHAR(40) NOT NULL,
  record_id VARCHAR(60) NOT NULL,
  version_no BIGINT NOT NULL,
  title VARCHAR(300) NOT NULL,
  title_search VARCHAR(300) NOT NULL,
  title_sort VARCHAR(3000) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  batch_no BIGINT NOT NULL,
  received_at ${timestamp} NOT NULL,
  state VARCHAR(10) NOT NULL,
  attempts INTEGER NOT NULL,
  next_attempt_at ${timestamp},
  problem VARCHAR(2000) NOT NULL,
  CONSTRAINT pk_shared_record PRIMARY KEY (province, record_type, record_id)
);
CREATE INDEX ix_shared_record_state ON shared_record (state, record_type, version_no);

-- All versions, with their contents (deflated).
CREATE TABLE shared_version (
  province VARCHAR(12) NOT NULL,
  record_type VARCHAR(40) NOT NULL,
  record_id VARCHAR(60) NOT NULL,
  version_no BIGINT NOT NULL,
  title VARCHAR(300) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  batch_no BIGINT NOT NULL,
  received_at ${timestamp} NOT NULL,
  content ${blob} NOT NULL,
  CONSTRAINT pk_shared_version PRIMARY KEY (province, record_type, record_id, version_no)
);
