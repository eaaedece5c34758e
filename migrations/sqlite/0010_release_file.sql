-- The files of a release, as they were issued: they stay when the answers are erased, and cannot be
-- made again then. `migrations/postgres` says the same; a test compares the two.

CREATE TABLE release_file (
    survey   TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    form     TEXT    NOT NULL,
    language TEXT    NOT NULL,
    content  BLOB    NOT NULL,
    PRIMARY KEY (survey, number, name),
    FOREIGN KEY (survey, number) REFERENCES release (survey, number)
) STRICT;

CREATE TRIGGER release_file_is_immutable BEFORE UPDATE ON release_file
BEGIN
    SELECT RAISE(ABORT, 'a released file is immutable: make another release');
END;
