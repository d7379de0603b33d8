-- Texts are compared by their bytes, as in SQLite: the order of a language may change with an
-- update of the system, and indexes built before would then be wrong.
DO $$
DECLARE
  found RECORD;
BEGIN
  FOR found IN
    SELECT columns.table_name, columns.column_name
      FROM information_schema.columns
      JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = current_schema()
       AND table_type = 'BASE TABLE'
       AND data_type = 'text'
       AND collation_name IS DISTINCT FROM 'C'
  LOOP
    EXECUTE format(
      'ALTER TABLE %I ALTER COLUMN %I TYPE TEXT COLLATE "C"', found.table_name, found.column_name);
  END LOOP;
END
$$;
