-- Flags are 0 or 1 and times milliseconds since 1970, which both databases know.

-- A Jabber user who has registered with a domain. asked_at is when the gateway last asked to see
-- the user's presence; a dormant user has removed the gateway from the roster.
CREATE TABLE account (
  domain   TEXT NOT NULL,
  owner    TEXT NOT NULL,
  created  BIGINT NOT NULL,
  disabled SMALLINT NOT NULL DEFAULT 0,
  dormant  SMALLINT NOT NULL DEFAULT 0,
  asked_at BIGINT,
  PRIMARY KEY (domain, owner)
);

-- What the user registered: scope is empty or a network. Its fields are rows of user_setting.
-- identity says which legacy account it is, where only one Jabber user may have it.
CREATE TABLE registration (
  domain   TEXT NOT NULL,
  owner    TEXT NOT NULL,
  scope    TEXT NOT NULL,
  identity TEXT,
  created  BIGINT NOT NULL,
  PRIMARY KEY (domain, owner, scope),
  FOREIGN KEY (domain, owner) REFERENCES account (domain, owner) ON DELETE CASCADE
);
CREATE UNIQUE INDEX registration_identity ON registration (domain, scope, identity)
  WHERE identity IS NOT NULL;

-- A legacy user with whom the user has something to do. seen: the user may see the contact's
-- presence; sees: the contact may see the user's; asked_at: when the contact last asked for that;
-- wanted: the user's wish to see the contact has not been answered; listed: it is, or was, put
-- into the user's roster, with that name and those groups (lines).
CREATE TABLE contact (
  domain   TEXT NOT NULL,
  owner    TEXT NOT NULL,
  address  TEXT NOT NULL,
  seen     SMALLINT NOT NULL DEFAULT 0,
  sees     SMALLINT NOT NULL DEFAULT 0,
  wanted   SMALLINT NOT NULL DEFAULT 0,
  listed   SMALLINT NOT NULL DEFAULT 0,
  asked_at BIGINT,
  name     TEXT NOT NULL DEFAULT '',
  groups   TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (domain, owner, address)
);
