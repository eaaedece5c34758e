-- Which codings a release told of: a paper about other codings is another release.
-- `migrations/sqlite` says the same; a test compares the two.

ALTER TABLE release ADD COLUMN codings TEXT COLLATE "C" NOT NULL DEFAULT '';
