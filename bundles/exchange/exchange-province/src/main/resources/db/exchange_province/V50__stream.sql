-- How far the centre's stream has been read; one row.
CREATE TABLE stream_cursor (
  id INTEGER NOT NULL,
  last_number BIGINT NOT NULL,
  last_digest VARCHAR(64),
  head_number BIGINT NOT NULL,
  contact_at ${timestamp},
  problem_code VARCHAR(20) NOT NULL,
  problem VARCHAR(2000) NOT NULL,
  status_digest VARCHAR(64),
  status_at ${timestamp},
  CONSTRAINT pk_stream_cursor PRIMARY KEY (id)
);
INSERT INTO stream_cursor (id, last_number, last_digest, head_number, contact_at, problem_code, problem, status_digest, status_at)
  VALUES (1, 0, NULL, 0, NULL, '', '', NULL, NULL);

-- Every number of the stream, verified; those for others have a header only.
CREATE TABLE stream_item (
  item_no BIGINT NOT NULL,
  previous_digest VARCHAR(64),
  body_digest VARCHAR(64) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  signature VARCHAR(1000) NOT NULL,
  published_at ${timestamp} NOT NULL,
  received_at ${timestamp} NOT NULL,
  addressed BOOLEAN NOT NULL,
  item_kind VARCHAR(40) NOT NULL,
  module_id VARCHAR(60) NOT NULL,
  title_vi VARCHAR(500) NOT NULL,
  title_en VARCHAR(500) NOT NULL,
  title_search VARCHAR(1000) NOT NULL,
  state VARCHAR(20) NOT NULL,
  attempts INTEGER NOT NULL,
  next_attempt_at ${timestamp},
  applied_at ${timestamp},
  problem VARCHAR(2000) NOT NULL,
  CONSTRAINT pk_stream_item PRIMARY KEY (item_no)
);
CREATE INDEX ix_stream_item_state ON stream_item (state, item_no);
CREATE TABLE stream_part (
  item_no BIGINT NOT NULL,
  part_no INTEGER NOT NULL,
  content ${bytes} NOT NULL,
  CONSTRAINT pk_stream_part PRIMARY KEY (item_no, part_no),
  CONSTRAINT fk_stream_part FOREIGN KEY (item_no) REFERENCES stream_item (item_no)
);

-- Messages of the centre to people.
CREATE TABLE centre_notice (
  item_no BIGINT NOT NULL,
  notice_level VARCHAR(20) NOT NULL,
  title_vi VARCHAR(500) NOT NULL,
  title_en VARCHAR(500) NOT NULL,
  text_vi VARCHAR(4000) NOT NULL,
  text_en VARCHAR(4000) NOT NULL,
  link VARCHAR(200) NOT NULL,
  published_at ${timestamp} NOT NULL,
  published_by VARCHAR(200) NOT NULL,
  done_by VARCHAR(200),
  done_at ${timestamp},
  CONSTRAINT pk_centre_notice PRIMARY KEY (item_no)
);

-- What the centre asks to switch on, as last published; looked at again every day because it may end.
CREATE TABLE centre_advice (
  pos INTEGER NOT NULL,
  item_no BIGINT NOT NULL,
  module_id VARCHAR(60) NOT NULL,
  advice VARCHAR(16) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  until_day DATE,
  CONSTRAINT pk_centre_advice PRIMARY KEY (pos)
);
