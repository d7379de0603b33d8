-- What transports keep for a domain: small texts by table (kind) and key (name). ends: from then on
-- it is forgotten; NULL for never.
CREATE TABLE transport_state (
  domain TEXT NOT NULL,
  kind   TEXT NOT NULL,
  name   TEXT NOT NULL,
  value  TEXT NOT NULL,
  ends   BIGINT,
  PRIMARY KEY (domain, kind, name)
);
CREATE INDEX transport_state_ends ON transport_state (ends) WHERE ends IS NOT NULL;
