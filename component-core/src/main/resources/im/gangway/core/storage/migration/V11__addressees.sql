-- For whom a message is beside the contact: a line for each with TO, CC or BCC and the address; NULL
-- for nobody, and once the message has an end.
ALTER TABLE outgoing ADD COLUMN others TEXT;
