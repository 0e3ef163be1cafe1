-- What users have set up for themselves: columns and saved filters of lists. Nothing refers to it.
CREATE TABLE core.user_preference (
  user_id    VARCHAR(64)   NOT NULL,
  pref_key   VARCHAR(200)  NOT NULL,
  pref_value VARCHAR(8000) NOT NULL,
  CONSTRAINT user_preference_pk PRIMARY KEY (user_id, pref_key)
);
