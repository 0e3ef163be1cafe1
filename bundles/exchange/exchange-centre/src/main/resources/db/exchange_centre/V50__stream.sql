-- Head of the stream of items; its one row is the lock that gives numbers without gaps, on every node.
CREATE TABLE stream_head (
  id INTEGER NOT NULL,
  last_number BIGINT NOT NULL,
  last_digest VARCHAR(64),
  CONSTRAINT pk_stream_head PRIMARY KEY (id)
);
INSERT INTO stream_head (id, last_number, last_digest) VALUES (1, 0, NULL);

-- What was published. Rows are never changed but for the signature, which is renewed when the key changes.
CREATE TABLE stream_item (
  item_no BIGINT NOT NULL,
  item_kind VARCHAR(40) NOT NULL,
  module_id VARCHAR(60) NOT NULL,
  everybody BOOLEAN NOT NULL,
  title_vi VARCHAR(500) NOT NULL,
  title_en VARCHAR(500) NOT NULL,
  title_search VARCHAR(1000) NOT NULL,
  published_by VARCHAR(200) NOT NULL,
  published_at ${timestamp} NOT NULL,
  previous_digest VARCHAR(64),
  body_digest VARCHAR(64) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  signature VARCHAR(1000),
  key_id VARCHAR(64),
  size_bytes INTEGER NOT NULL,
  CONSTRAINT pk_stream_item PRIMARY KEY (item_no)
);
CREATE TABLE stream_audience (
  item_no BIGINT NOT NULL,
  province VARCHAR(5) NOT NULL,
  CONSTRAINT pk_stream_audience PRIMARY KEY (item_no, province),
  CONSTRAINT fk_stream_audience FOREIGN KEY (item_no) REFERENCES stream_item (item_no)
);
CREATE TABLE stream_part (
  item_no BIGINT NOT NULL,
  part_no INTEGER NOT NULL,
  content ${bytes} NOT NULL,
  CONSTRAINT pk_stream_part PRIMARY KEY (item_no, part_no),
  CONSTRAINT fk_stream_part FOREIGN KEY (item_no) REFERENCES stream_item (item_no)
);

-- How far each province has read, in its own words.
CREATE TABLE stream_reader (
  province VARCHAR(5) NOT NULL,
  read_to BIGINT NOT NULL,
  seen_at ${timestamp} NOT NULL,
  status_at ${timestamp},
  waiting_count INTEGER NOT NULL,
  failed_count INTEGER NOT NULL,
  problem VARCHAR(2000) NOT NULL,
  platform_version VARCHAR(40) NOT NULL,
  CONSTRAINT pk_stream_reader PRIMARY KEY (province)
);
CREATE TABLE province_module (
  province VARCHAR(5) NOT NULL,
  module_id VARCHAR(60) NOT NULL,
  name_vi VARCHAR(200) NOT NULL,
  name_en VARCHAR(200) NOT NULL,
  module_version VARCHAR(40) NOT NULL,
  enabled BOOLEAN NOT NULL,
  since_at ${timestamp} NOT NULL,
  CONSTRAINT pk_province_module PRIMARY KEY (province, module_id)
);
-- Form versions that a province has or had.
CREATE TABLE province_form (
  province VARCHAR(5) NOT NULL,
  form_id VARCHAR(60) NOT NULL,
  form_version INTEGER NOT NULL,
  first_seen ${timestamp} NOT NULL,
  last_seen ${timestamp} NOT NULL,
  CONSTRAINT pk_province_form PRIMARY KEY (province, form_id, form_version)
);

-- What the centre requires or recommends to switch on.
CREATE TABLE module_advice (
  id VARCHAR(36) NOT NULL,
  module_id VARCHAR(60) NOT NULL,
  advice VARCHAR(16) NOT NULL,
  audience VARCHAR(1000) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  until_day DATE,
  advised_by VARCHAR(200) NOT NULL,
  advised_at ${timestamp} NOT NULL,
  withdrawn_by VARCHAR(200),
  withdrawn_at ${timestamp},
  CONSTRAINT pk_module_advice PRIMARY KEY (id)
);
