-- What a user set for a transport; scope is empty or a network within it.
-- BYTEA is PostgreSQL's name; SQLite stores a blob in such a column unchanged.
CREATE TABLE user_setting (
  domain TEXT NOT NULL,
  owner  TEXT NOT NULL,
  scope  TEXT NOT NULL,
  field  TEXT NOT NULL,
  value  TEXT,
  sealed BYTEA,
  PRIMARY KEY (domain, owner, scope, field),
  CHECK ((value IS NULL) <> (sealed IS NULL))
);

-- Answers at start whether the credential key may be created.
CREATE INDEX user_setting_sealed ON user_setting (domain) WHERE sealed IS NOT NULL;
