-- The day on which the answers were erased, as respondents were told. `migrations/sqlite` says the
-- same; a test compares the two.

ALTER TABLE survey ADD COLUMN purged_on TEXT COLLATE "C" CHECK (purged_on LIKE '____-__-__');
