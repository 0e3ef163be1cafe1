-- Where sending stands with each type of shared records.
CREATE TABLE shared_chain (
  record_type VARCHAR(40) NOT NULL,
  last_no BIGINT NOT NULL,
  last_digest VARCHAR(64),
  through_version BIGINT NOT NULL,
  sent_no BIGINT NOT NULL,
  sent_at ${timestamp},
  asked_at ${timestamp},
  attempts INTEGER NOT NULL,
  next_attempt_at ${timestamp},
  problem VARCHAR(2000) NOT NULL,
  turn BIGINT NOT NULL,
  CONSTRAINT pk_shared_chain PRIMARY KEY (record_type)
);

-- Batches as they were and will be sent (deflated, without signature), and the first receipts. Kept for ever, so that a centre restored
-- from a backup gets the same bytes again.
CREATE TABLE shared_batch (
  record_type VARCHAR(40) NOT NULL,
  batch_no BIGINT NOT NULL,
  digest VARCHAR(64) NOT NULL,
  records INTEGER NOT NULL,
  created_at ${timestamp} NOT NULL,
  sent_at ${timestamp},
  content ${blob} NOT NULL,
  receipt ${blob},
  CONSTRAINT pk_shared_batch PRIMARY KEY (record_type, batch_no)
);
