-- Who was let in or shut out while the gateway ran, beside what the configuration says: a bare JID,
-- a domain or *. denied is 1 for those shut out.
CREATE TABLE access_rule (
  denied SMALLINT NOT NULL,
  entry  TEXT NOT NULL,
  PRIMARY KEY (denied, entry)
);
