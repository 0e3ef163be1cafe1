-- Accounts of people and machines. The organisation is one of the core's, by id; there is no foreign key to it,
-- because sign-in must work while the core's tables are being repaired or restored.
CREATE TABLE account (
  id VARCHAR(36) NOT NULL,
  username VARCHAR(64) NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  search_key VARCHAR(300) NOT NULL,
  kind VARCHAR(10) NOT NULL,
  organisation_id VARCHAR(36),
  active BOOLEAN NOT NULL,
  must_change_password BOOLEAN NOT NULL,
  password_hash VARCHAR(300) NOT NULL,
  password_changed_at ${timestamp} NOT NULL,
  totp_secret VARCHAR(300),
  totp_last_step BIGINT NOT NULL,
  session_epoch BIGINT NOT NULL,
  last_sign_in ${timestamp},
  created_at ${timestamp} NOT NULL,
  row_version BIGINT NOT NULL,
  CONSTRAINT account_pk PRIMARY KEY (id),
  CONSTRAINT account_username_uq UNIQUE (username),
  CONSTRAINT account_kind_ck CHECK (kind IN ('PERSON', 'MACHINE'))
);
CREATE INDEX account_organisation_ix ON account (organisation_id);

-- Roles given to accounts. province is vintage:code, for instance 34:68.
CREATE TABLE account_grant (
  id VARCHAR(36) NOT NULL,
  account_id VARCHAR(36) NOT NULL,
  position_no INTEGER NOT NULL,
  role_code VARCHAR(30) NOT NULL,
  scope_code VARCHAR(10) NOT NULL,
  province VARCHAR(10),
  valid_from DATE,
  valid_to DATE,
  CONSTRAINT account_grant_pk PRIMARY KEY (id),
  CONSTRAINT account_grant_account_fk FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);
CREATE INDEX account_grant_role_ix ON account_grant (role_code);

-- Codes that each replace the second factor once; only a keyed hash is kept.
CREATE TABLE recovery_code (
  id VARCHAR(36) NOT NULL,
  account_id VARCHAR(36) NOT NULL,
  code_hash VARCHAR(64) NOT NULL,
  used_at ${timestamp},
  CONSTRAINT recovery_code_pk PRIMARY KEY (id),
  CONSTRAINT recovery_code_account_fk FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- Failed sign-ins per name and per address, existing or not. The subject is a hash: what was typed into the field for
-- the name may have been a password.
CREATE TABLE lockout (
  subject VARCHAR(66) NOT NULL,
  failures INTEGER NOT NULL,
  last_failure ${timestamp} NOT NULL,
  locked_until ${timestamp},
  CONSTRAINT lockout_pk PRIMARY KEY (subject)
);
CREATE INDEX lockout_last_failure_ix ON lockout (last_failure);

-- Where an administrator decided otherwise than a module's defaults. Rows of modules that are off stay.
CREATE TABLE role_permission (
  role_code VARCHAR(30) NOT NULL,
  permission VARCHAR(120) NOT NULL,
  granted BOOLEAN NOT NULL,
  CONSTRAINT role_permission_pk PRIMARY KEY (role_code, permission)
);
