-- The day on which the answers were erased, as respondents were told. `migrations/postgres` says the
-- same; a test compares the two.

ALTER TABLE survey ADD COLUMN purged_on TEXT CHECK (purged_on LIKE '____-__-__');
