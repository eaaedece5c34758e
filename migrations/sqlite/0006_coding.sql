-- Qualitative coding: the code book of a survey, what coders found in open answers, and what they
-- settled where they disagreed.
--
-- `coding` and `coding_verdict` stand near answers: they know no time, and of people only the sign-in
-- name of the coder. `part` is empty for the answer itself, `other_text` for the words beside
-- "other", and `RECORD/FIELD` in a record. `starts` and `ends` are bytes of the words; both are 0 where
-- a code holds of the whole answer. Words that are changed or withdrawn take their codings with them.
-- `migrations/postgres` says the same; a test compares the two.

CREATE TABLE code (
    survey     TEXT    NOT NULL REFERENCES survey (id),
    id         BLOB    NOT NULL CHECK (length(id) = 16),
    name       TEXT    NOT NULL CHECK (name <> ''),
    definition TEXT    NOT NULL,
    includes   TEXT    NOT NULL,
    excludes   TEXT    NOT NULL,
    parent     BLOB    CHECK (length(parent) = 16),
    revision   INTEGER NOT NULL,
    PRIMARY KEY (survey, id),
    UNIQUE (survey, name),
    FOREIGN KEY (survey, parent) REFERENCES code (survey, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE coding (
    response BLOB    NOT NULL CHECK (length(response) = 16),
    item     TEXT    NOT NULL,
    part     TEXT    NOT NULL,
    coder    TEXT    NOT NULL REFERENCES staff_user (login),
    code     BLOB    NOT NULL CHECK (length(code) = 16),
    starts   INTEGER NOT NULL CHECK (starts >= 0),
    ends     INTEGER NOT NULL CHECK (ends > starts OR (starts = 0 AND ends = 0)),
    survey   TEXT    NOT NULL,
    PRIMARY KEY (response, item, part, coder, code, starts, ends),
    FOREIGN KEY (survey, code) REFERENCES code (survey, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX coding_by_code ON coding (survey, code);

-- What was settled of a code where coders disagreed whether it holds of an answer.
CREATE TABLE coding_verdict (
    response BLOB NOT NULL CHECK (length(response) = 16),
    item     TEXT NOT NULL,
    part     TEXT NOT NULL,
    code     BLOB NOT NULL CHECK (length(code) = 16),
    verdict  TEXT NOT NULL CHECK (verdict IN ('holds', 'fails')),
    survey   TEXT NOT NULL,
    PRIMARY KEY (response, item, part, code),
    FOREIGN KEY (survey, code) REFERENCES code (survey, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX coding_verdict_by_code ON coding_verdict (survey, code);

-- Who has finished coding an item; only then do coders see each other's codings of it.
CREATE TABLE coded_item (
    survey TEXT NOT NULL REFERENCES survey (id),
    item   TEXT NOT NULL,
    coder  TEXT NOT NULL REFERENCES staff_user (login),
    PRIMARY KEY (survey, item, coder)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER changed_response_is_not_coded AFTER UPDATE OF version, answers ON response
BEGIN
    DELETE FROM coding WHERE response = OLD.id;
    DELETE FROM coding_verdict WHERE response = OLD.id;
END;

CREATE TRIGGER withdrawn_response_is_not_coded AFTER DELETE ON response
BEGIN
    DELETE FROM coding WHERE response = OLD.id;
    DELETE FROM coding_verdict WHERE response = OLD.id;
END;

CREATE TRIGGER changed_draft_is_not_coded AFTER UPDATE OF version, answers ON draft
BEGIN
    DELETE FROM coding WHERE response = OLD.id;
    DELETE FROM coding_verdict WHERE response = OLD.id;
END;

CREATE TRIGGER erased_draft_is_not_coded AFTER DELETE ON draft
BEGIN
    DELETE FROM coding WHERE response = OLD.id;
    DELETE FROM coding_verdict WHERE response = OLD.id;
END;
