-- The province's own numbers of its messages, 1, 2, 3 … over all forms, and the signature of the envelope.
ALTER TABLE chain_head ADD COLUMN last_number BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE report ADD COLUMN message_no BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE report ADD COLUMN key_id VARCHAR(60);
ALTER TABLE report ADD COLUMN signature VARCHAR(1000);

-- What was sent and what the centre said to it, for ever, both as signed documents (deflated). A report that was returned and sent again
-- has several.
CREATE TABLE message_answer (
  message_id VARCHAR(36) NOT NULL,
  message_no BIGINT NOT NULL,
  report_id VARCHAR(36) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  accepted BOOLEAN NOT NULL,
  answered_at ${timestamp} NOT NULL,
  document ${blob} NOT NULL,
  answer ${blob} NOT NULL,
  CONSTRAINT pk_message_answer PRIMARY KEY (message_id),
  CONSTRAINT fk_message_answer FOREIGN KEY (report_id) REFERENCES report (id)
);
