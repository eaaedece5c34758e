-- What was published, what was saved and what was sent.
--
-- The tables near answers (draft, response, sent_key) know no time finer than a day and nothing of
-- who was there. Text is compared byte by byte, so that both databases sort alike.
-- `migrations/sqlite` says the same; a test compares the two.

CREATE TABLE survey (
    id           TEXT    COLLATE "C" NOT NULL PRIMARY KEY,
    version      BIGINT  NOT NULL CHECK (version >= 1),
    opens_at_ms  BIGINT,
    closes_at_ms BIGINT,
    closed_on    TEXT    COLLATE "C" CHECK (closed_on LIKE '____-__-__'),
    sealed_on    TEXT    COLLATE "C" CHECK (sealed_on LIKE '____-__-__'),
    is_synthetic BOOLEAN NOT NULL
);

CREATE TABLE survey_version (
    survey       TEXT    COLLATE "C" NOT NULL REFERENCES survey (id),
    version      BIGINT  NOT NULL CHECK (version >= 1),
    source       TEXT    COLLATE "C" NOT NULL,
    digest       BYTEA   NOT NULL CHECK (length(digest) = 32),
    published_on TEXT    COLLATE "C" NOT NULL CHECK (published_on LIKE '____-__-__'),
    PRIMARY KEY (survey, version)
);

CREATE FUNCTION refuse_a_changed_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published version is immutable: publish a new one';
END;
$$;

CREATE TRIGGER survey_version_is_immutable BEFORE UPDATE ON survey_version
    FOR EACH ROW EXECUTE FUNCTION refuse_a_changed_version();

-- Pages saved and not sent. `response` names the sent response that the draft would change; the
-- key is forgotten when the survey is sealed.
CREATE TABLE draft (
    id       UUID   NOT NULL PRIMARY KEY,
    key_hash BYTEA  UNIQUE CHECK (length(key_hash) = 32),
    survey   TEXT   COLLATE "C" NOT NULL,
    version  BIGINT NOT NULL,
    language TEXT   COLLATE "C" NOT NULL,
    day      TEXT   COLLATE "C" NOT NULL CHECK (day LIKE '____-__-__'),
    answers  TEXT   COLLATE "C" NOT NULL,
    response UUID,
    FOREIGN KEY (survey, version) REFERENCES survey_version (survey, version)
);

CREATE INDEX draft_by_survey ON draft (survey, id);
CREATE INDEX draft_by_response ON draft (response);

CREATE TABLE response (
    id           UUID   NOT NULL PRIMARY KEY,
    receipt_hash BYTEA  UNIQUE CHECK (length(receipt_hash) = 32),
    survey       TEXT   COLLATE "C" NOT NULL,
    version      BIGINT NOT NULL,
    language     TEXT   COLLATE "C" NOT NULL,
    day          TEXT   COLLATE "C" NOT NULL CHECK (day LIKE '____-__-__'),
    answers      TEXT   COLLATE "C" NOT NULL,
    FOREIGN KEY (survey, version) REFERENCES survey_version (survey, version)
);

CREATE INDEX response_by_survey ON response (survey, id);

-- Keys under which something was sent, so that sending twice stores once. A key whose response was
-- withdrawn stays, without the response, until the survey is sealed: a form that is sent again late
-- must not bring back what was taken back.
CREATE TABLE sent_key (
    key_hash BYTEA NOT NULL PRIMARY KEY CHECK (length(key_hash) = 32),
    survey   TEXT  COLLATE "C" NOT NULL REFERENCES survey (id),
    response UUID
);

CREATE INDEX sent_key_by_response ON sent_key (response);
