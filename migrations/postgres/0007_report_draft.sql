-- The paper that is being written about a survey, and who made a release.
--
-- A draft is the text of a report definition as its authors left it, faults included: nothing that
-- was typed is lost. `revision` counts the changes, so that of two people who change the same
-- revision the second is told. `migrations/sqlite` says the same; a test compares the two.

CREATE TABLE report_draft (
    survey        TEXT   COLLATE "C" NOT NULL PRIMARY KEY REFERENCES survey (id),
    source        TEXT   COLLATE "C" NOT NULL,
    revision      BIGINT NOT NULL CHECK (revision >= 1),
    changed_at_ms BIGINT NOT NULL,
    changed_by    TEXT   COLLATE "C" NOT NULL
);

-- The sign-in name of who made it; nobody's for releases of the command line.
ALTER TABLE release ADD COLUMN made_by TEXT COLLATE "C";
