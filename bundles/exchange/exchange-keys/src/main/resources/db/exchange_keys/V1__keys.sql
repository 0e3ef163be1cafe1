-- Whose keys there are; locking a row puts what happens to that owner's keys in order, on every node.
CREATE TABLE key_owner (
  owner VARCHAR(10) NOT NULL,
  changes BIGINT NOT NULL,
  CONSTRAINT pk_key_owner PRIMARY KEY (owner)
);

-- Every public key this instance has ever known. Rows are never removed; private keys are not in the database.
CREATE TABLE key_record (
  kid VARCHAR(43) NOT NULL,
  owner VARCHAR(10) NOT NULL,
  public_jwk VARCHAR(400) NOT NULL,
  predecessor VARCHAR(43),
  -- The predecessor's signature over this key.
  endorsement VARCHAR(2000),
  created_at ${timestamp} NOT NULL,
  valid_from ${timestamp},
  valid_to ${timestamp},
  replaced_at ${timestamp},
  revoked_at ${timestamp},
  refused_at ${timestamp},
  reason VARCHAR(1000) NOT NULL,
  decided_by VARCHAR(200) NOT NULL,
  version BIGINT NOT NULL,
  CONSTRAINT pk_key_record PRIMARY KEY (kid),
  CONSTRAINT fk_key_record_owner FOREIGN KEY (owner) REFERENCES key_owner (owner)
);
CREATE INDEX ix_key_record_owner ON key_record (owner, created_at);
