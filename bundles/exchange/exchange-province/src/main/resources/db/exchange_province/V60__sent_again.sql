-- What the centre, restored from an older backup, asked for again, and what it said to it the second time. The first answers stay.
CREATE TABLE answer_again (
  id VARCHAR(100) NOT NULL,
  message_no BIGINT NOT NULL,
  message_id VARCHAR(36) NOT NULL,
  accepted BOOLEAN NOT NULL,
  answered_at ${timestamp} NOT NULL,
  answer ${blob} NOT NULL,
  CONSTRAINT pk_answer_again PRIMARY KEY (id),
  CONSTRAINT fk_answer_again FOREIGN KEY (message_id) REFERENCES message_answer (message_id)
);
CREATE TABLE asked_again (
  id VARCHAR(36) NOT NULL,
  asked_at ${timestamp} NOT NULL,
  first_no BIGINT NOT NULL,
  last_no BIGINT NOT NULL,
  sent INTEGER NOT NULL,
  different INTEGER NOT NULL,
  done_at ${timestamp},
  problem VARCHAR(2000) NOT NULL,
  CONSTRAINT pk_asked_again PRIMARY KEY (id)
);
