-- Desired state of each module that was ever switched.
CREATE TABLE module (
  id VARCHAR(100) NOT NULL PRIMARY KEY,
  wanted VARCHAR(16) NOT NULL CHECK (wanted IN ('ENABLED', 'DISABLED')),
  changed_by VARCHAR(200) NOT NULL,
  changed_at ${timestamp},
  reason VARCHAR(2000) NOT NULL
);

-- Every switch that was asked for. While ended_at is empty it is under way, or was cut short.
CREATE TABLE module_switch (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  module_id VARCHAR(100) NOT NULL,
  wanted VARCHAR(16) NOT NULL CHECK (wanted IN ('ENABLED', 'DISABLED')),
  requested_by VARCHAR(200) NOT NULL,
  requested_at ${timestamp} NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  attempts INTEGER NOT NULL,
  ended_at ${timestamp},
  outcome VARCHAR(16) NOT NULL CHECK (outcome IN ('OPEN', 'DONE', 'ROLLED_BACK')),
  message_vi VARCHAR(4000) NOT NULL,
  message_en VARCHAR(4000) NOT NULL
);
CREATE INDEX module_switch_requested ON module_switch (requested_at);
CREATE INDEX module_switch_outcome ON module_switch (outcome);

-- The modules of a switch in order, with the desired state to go back to.
CREATE TABLE module_switched (
  switch_id VARCHAR(36) NOT NULL REFERENCES module_switch (id),
  step INTEGER NOT NULL,
  module_id VARCHAR(100) NOT NULL,
  former_wanted VARCHAR(16) NOT NULL CHECK (former_wanted IN ('ENABLED', 'DISABLED')),
  former_by VARCHAR(200) NOT NULL,
  former_at ${timestamp},
  former_reason VARCHAR(2000) NOT NULL,
  PRIMARY KEY (switch_id, step)
);

-- What the centre asks for.
CREATE TABLE module_advice (
  module_id VARCHAR(100) NOT NULL PRIMARY KEY,
  advice VARCHAR(16) NOT NULL CHECK (advice IN ('RECOMMENDED', 'REQUIRED')),
  source VARCHAR(500) NOT NULL,
  received_at ${timestamp} NOT NULL
);
