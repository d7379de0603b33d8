-- What comes with a message beside its text, as one line; NULL for nothing, and once it is not needed.
ALTER TABLE incoming ADD COLUMN extras TEXT;
