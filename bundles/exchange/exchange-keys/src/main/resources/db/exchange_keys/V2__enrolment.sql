-- At the centre: keys for which requests are sealed; the newest is announced. Private halves are in the key store.
CREATE TABLE seal_key (
  kid VARCHAR(43) NOT NULL,
  public_jwk VARCHAR(400) NOT NULL,
  created_at ${timestamp} NOT NULL,
  CONSTRAINT pk_seal_key PRIMARY KEY (kid)
);

-- At the centre: one-time codes, hashed.
CREATE TABLE enrolment_code (
  id VARCHAR(4) NOT NULL,
  province VARCHAR(10) NOT NULL,
  code_hash VARCHAR(64) NOT NULL,
  issued_at ${timestamp} NOT NULL,
  issued_by VARCHAR(200) NOT NULL,
  expires_at ${timestamp} NOT NULL,
  attempts INTEGER NOT NULL,
  used_at ${timestamp},
  withdrawn_at ${timestamp},
  CONSTRAINT pk_enrolment_code PRIMARY KEY (id)
);

-- At the centre: what provinces asked for. The sealed request is erased when it is decided.
CREATE TABLE enrolment_request (
  id VARCHAR(36) NOT NULL,
  code_id VARCHAR(4) NOT NULL,
  province VARCHAR(10) NOT NULL,
  kid VARCHAR(43) NOT NULL,
  instance_id VARCHAR(64) NOT NULL,
  instance_name VARCHAR(300) NOT NULL,
  address VARCHAR(100) NOT NULL,
  sealed ${text},
  state VARCHAR(10) NOT NULL,
  received_at ${timestamp} NOT NULL,
  decided_at ${timestamp},
  decided_by VARCHAR(200) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  username VARCHAR(64) NOT NULL,
  CONSTRAINT pk_enrolment_request PRIMARY KEY (id),
  CONSTRAINT uq_enrolment_request_code UNIQUE (code_id),
  CONSTRAINT fk_enrolment_request_code FOREIGN KEY (code_id) REFERENCES enrolment_code (id),
  CONSTRAINT fk_enrolment_request_key FOREIGN KEY (kid) REFERENCES key_record (kid)
);

-- At a province: its enrolments. The password of the account that comes of one is a file in the folder of secrets.
CREATE TABLE own_enrolment (
  id VARCHAR(36) NOT NULL,
  centre VARCHAR(300) NOT NULL,
  kid VARCHAR(43) NOT NULL,
  sealed ${text},
  state VARCHAR(10) NOT NULL,
  username VARCHAR(64) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  started_at ${timestamp} NOT NULL,
  started_by VARCHAR(200) NOT NULL,
  changed_at ${timestamp} NOT NULL,
  CONSTRAINT pk_own_enrolment PRIMARY KEY (id),
  CONSTRAINT fk_own_enrolment_key FOREIGN KEY (kid) REFERENCES key_record (kid)
);
