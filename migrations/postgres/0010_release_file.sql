-- The files of a release, as they were issued: they stay when the answers are erased, and cannot be
-- made again then. `migrations/sqlite` says the same; a test compares the two.

CREATE TABLE release_file (
    survey   TEXT   COLLATE "C" NOT NULL,
    number   BIGINT NOT NULL,
    name     TEXT   COLLATE "C" NOT NULL,
    form     TEXT   COLLATE "C" NOT NULL,
    language TEXT   COLLATE "C" NOT NULL,
    content  BYTEA  NOT NULL,
    PRIMARY KEY (survey, number, name),
    FOREIGN KEY (survey, number) REFERENCES release (survey, number)
);

CREATE TRIGGER release_file_is_immutable BEFORE UPDATE ON release_file
    FOR EACH ROW EXECUTE FUNCTION refuse_a_changed_release();
