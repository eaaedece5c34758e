-- What was published, what was saved and what was sent.
--
-- The tables near answers (draft, response, sent_key) know no time finer than a day and nothing of
-- who was there. Their keys are random and they have no rowid, so that a vacuum erases the order of
-- arrival. `migrations/postgres` says the same; a test compares the two.

CREATE TABLE survey (
    id           TEXT    NOT NULL PRIMARY KEY,
    version      INTEGER NOT NULL CHECK (version >= 1),
    opens_at_ms  INTEGER,
    closes_at_ms INTEGER,
    closed_on    TEXT    CHECK (closed_on LIKE '____-__-__'),
    sealed_on    TEXT    CHECK (sealed_on LIKE '____-__-__'),
    is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_version (
    survey       TEXT    NOT NULL REFERENCES survey (id),
    version      INTEGER NOT NULL CHECK (version >= 1),
    source       TEXT    NOT NULL,
    digest       BLOB    NOT NULL CHECK (length(digest) = 32),
    published_on TEXT    NOT NULL CHECK (published_on LIKE '____-__-__'),
    PRIMARY KEY (survey, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER survey_version_is_immutable BEFORE UPDATE ON survey_version
BEGIN
    SELECT RAISE(ABORT, 'a published version is immutable: publish a new one');
END;

-- Pages saved and not sent. `response` names the sent response that the draft would change; the
-- key is forgotten when the survey is sealed.
CREATE TABLE draft (
    id       BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    key_hash BLOB    UNIQUE CHECK (length(key_hash) = 32),
    survey   TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    language TEXT    NOT NULL,
    day      TEXT    NOT NULL CHECK (day LIKE '____-__-__'),
    answers  TEXT    NOT NULL,
    response BLOB    CHECK (length(response) = 16),
    FOREIGN KEY (survey, version) REFERENCES survey_version (survey, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_by_survey ON draft (survey, id);
CREATE INDEX draft_by_response ON draft (response);

CREATE TABLE response (
    id           BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    receipt_hash BLOB    UNIQUE CHECK (length(receipt_hash) = 32),
    survey       TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    language     TEXT    NOT NULL,
    day          TEXT    NOT NULL CHECK (day LIKE '____-__-__'),
    answers      TEXT    NOT NULL,
    FOREIGN KEY (survey, version) REFERENCES survey_version (survey, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX response_by_survey ON response (survey, id);

-- Keys under which something was sent, so that sending twice stores once. A key whose response was
-- withdrawn stays, without the response, until the survey is sealed: a form that is sent again late
-- must not bring back what was taken back.
CREATE TABLE sent_key (
    key_hash BLOB NOT NULL PRIMARY KEY CHECK (length(key_hash) = 32),
    survey   TEXT NOT NULL REFERENCES survey (id),
    response BLOB CHECK (length(response) = 16)
) STRICT, WITHOUT ROWID;

CREATE INDEX sent_key_by_response ON sent_key (response);
