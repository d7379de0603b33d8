-- What is written, and taken away again, to see whether the database can be written after an outage.
CREATE TABLE store_probe (
  id     SMALLINT PRIMARY KEY,
  filler BYTEA
);
