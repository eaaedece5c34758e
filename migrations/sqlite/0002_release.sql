-- What was released, and of whom it told.
--
-- A release tells of responses; which ones has to be known, so that a later release cannot tell
-- about the few who came, went or changed what they said in between. `release_member` knows the
-- first release of a response and nothing else of it, and forgets a response that is changed or
-- withdrawn. `ledger` holds numbers of people. `migrations/postgres` says the same.

CREATE TABLE release (
    survey        TEXT    NOT NULL,
    number        INTEGER NOT NULL CHECK (number >= 1),
    version       INTEGER NOT NULL,
    report        TEXT    NOT NULL,
    report_digest BLOB    NOT NULL CHECK (length(report_digest) = 32),
    report_source TEXT    NOT NULL,
    snapshot      TEXT    NOT NULL,
    issued_on     TEXT    NOT NULL CHECK (issued_on LIKE '____-__-__'),
    ledger        TEXT    NOT NULL,
    PRIMARY KEY (survey, number),
    FOREIGN KEY (survey, version) REFERENCES survey_version (survey, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER release_is_immutable BEFORE UPDATE ON release
BEGIN
    SELECT RAISE(ABORT, 'a release is immutable: make another one');
END;

CREATE TABLE release_member (
    response BLOB    NOT NULL PRIMARY KEY CHECK (length(response) = 16),
    survey   TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    FOREIGN KEY (survey, number) REFERENCES release (survey, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX release_member_by_survey ON release_member (survey, response);

CREATE TRIGGER changed_response_was_never_released
AFTER UPDATE OF version, language, day, answers ON response
BEGIN
    DELETE FROM release_member WHERE response = OLD.id;
END;

CREATE TRIGGER withdrawn_response_was_never_released AFTER DELETE ON response
BEGIN
    DELETE FROM release_member WHERE response = OLD.id;
END;

CREATE TRIGGER changed_draft_was_never_released
AFTER UPDATE OF version, language, day, answers ON draft
BEGIN
    DELETE FROM release_member WHERE response = OLD.id;
END;

CREATE TRIGGER erased_draft_was_never_released AFTER DELETE ON draft
BEGIN
    DELETE FROM release_member WHERE response = OLD.id;
END;
