-- Messages of users to legacy users, from before they are sent until reports about them can no
-- longer come. sequence is the order in which they came; content is NULL once the message has an
-- end; told: the sender's server has proven to have what the sender is told of that. state: 0 waits, 1 handed over, 2 accepted, 3 delivered, 4 failed, 5 nobody knows.
CREATE TABLE outgoing (
  id          TEXT NOT NULL PRIMARY KEY,
  sequence    BIGINT NOT NULL,
  domain      TEXT NOT NULL,
  owner       TEXT NOT NULL,
  contact     TEXT NOT NULL,
  sender      TEXT NOT NULL,
  addressee   TEXT NOT NULL,
  stanza_id   TEXT,
  stanza_type TEXT NOT NULL,
  language    TEXT,
  receipt     SMALLINT NOT NULL,
  digest      TEXT NOT NULL,
  body        TEXT,
  subject     TEXT,
  thread      TEXT,
  state       SMALLINT NOT NULL DEFAULT 0,
  created     BIGINT NOT NULL,
  changed     BIGINT NOT NULL,
  told        SMALLINT NOT NULL DEFAULT 0,
  reason      TEXT,
  detail      TEXT
);
CREATE INDEX outgoing_open ON outgoing (domain, owner, sequence) WHERE state < 2;
CREATE INDEX outgoing_repeated ON outgoing (domain, owner, stanza_id);
CREATE INDEX outgoing_untold ON outgoing (domain, sequence) WHERE state >= 3 AND told = 0;
CREATE INDEX outgoing_changed ON outgoing (changed);

-- The ids under which the legacy service accepted a message; several if it went in parts.
CREATE TABLE outgoing_part (
  domain    TEXT NOT NULL,
  legacy_id TEXT NOT NULL,
  message   TEXT NOT NULL,
  delivered SMALLINT NOT NULL DEFAULT 0,
  PRIMARY KEY (domain, legacy_id),
  FOREIGN KEY (message) REFERENCES outgoing (id) ON DELETE CASCADE
);
CREATE INDEX outgoing_part_message ON outgoing_part (message);

-- Reports that came before the message they are about was known to be accepted.
CREATE TABLE early_report (
  domain    TEXT NOT NULL,
  legacy_id TEXT NOT NULL,
  state     SMALLINT NOT NULL,
  reason    TEXT,
  detail    TEXT,
  created   BIGINT NOT NULL,
  PRIMARY KEY (domain, legacy_id)
);
CREATE INDEX early_report_created ON early_report (created);

-- Messages of legacy users, from before they are acknowledged until they can no longer come twice.
-- state: 0 the user's server has not proven that it took it, 1 it has. body is NULL then.
CREATE TABLE incoming (
  id        TEXT NOT NULL PRIMARY KEY,
  sequence  BIGINT NOT NULL,
  domain    TEXT NOT NULL,
  owner     TEXT NOT NULL,
  contact   TEXT NOT NULL,
  legacy_id TEXT,
  kind      TEXT NOT NULL,
  body      TEXT,
  sent_at   BIGINT,
  state     SMALLINT NOT NULL DEFAULT 0,
  created   BIGINT NOT NULL
);
CREATE UNIQUE INDEX incoming_repeated ON incoming (domain, owner, contact, legacy_id)
  WHERE legacy_id IS NOT NULL;
CREATE INDEX incoming_open ON incoming (domain, sequence) WHERE state = 0;
CREATE INDEX incoming_created ON incoming (created);
