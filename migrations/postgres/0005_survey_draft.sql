-- Definitions that somebody is writing. A draft is no version of a survey yet and may be of a survey
-- that does not exist, so nothing refers to it. The instant of the last change names the revision.
-- `migrations/sqlite` says the same; a test compares the two.

CREATE TABLE survey_draft (
    survey        TEXT   COLLATE "C" NOT NULL PRIMARY KEY,
    source        TEXT   COLLATE "C" NOT NULL,
    base_version  BIGINT CHECK (base_version > 0),
    changed_at_ms BIGINT NOT NULL,
    changed_by    TEXT   COLLATE "C" NOT NULL
);
