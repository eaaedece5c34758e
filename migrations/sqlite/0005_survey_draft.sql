-- Definitions that somebody is writing. A draft is no version of a survey yet and may be of a survey
-- that does not exist, so nothing refers to it. The instant of the last change names the revision.
-- `migrations/postgres` says the same; a test compares the two.

CREATE TABLE survey_draft (
    survey        TEXT    NOT NULL PRIMARY KEY,
    source        TEXT    NOT NULL,
    base_version  INTEGER CHECK (base_version > 0),
    changed_at_ms INTEGER NOT NULL,
    changed_by    TEXT    NOT NULL
) STRICT;
