-- unwanted: the user has removed the contact, and the legacy service has not been told yet.
ALTER TABLE contact ADD COLUMN unwanted SMALLINT NOT NULL DEFAULT 0;
