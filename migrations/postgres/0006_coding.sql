-- Qualitative coding: the code book of a survey, what coders found in open answers, and what they
-- settled where they disagreed.
--
-- `coding` and `coding_verdict` stand near answers: they know no time, and of people only the sign-in
-- name of the coder. `part` is empty for the answer itself, `other_text` for the words beside
-- "other", and `RECORD/FIELD` in a record. `starts` and `ends` are bytes of the words; both are 0 where
-- a code holds of the whole answer. Words that are changed or withdrawn take their codings with them.
-- `migrations/sqlite` says the same; a test compares the two.

CREATE TABLE code (
    survey     TEXT   COLLATE "C" NOT NULL REFERENCES survey (id),
    id         UUID   NOT NULL,
    name       TEXT   COLLATE "C" NOT NULL CHECK (name <> ''),
    definition TEXT   COLLATE "C" NOT NULL,
    includes   TEXT   COLLATE "C" NOT NULL,
    excludes   TEXT   COLLATE "C" NOT NULL,
    parent     UUID,
    revision   BIGINT NOT NULL,
    PRIMARY KEY (survey, id),
    UNIQUE (survey, name),
    FOREIGN KEY (survey, parent) REFERENCES code (survey, id)
);

CREATE TABLE coding (
    response UUID   NOT NULL,
    item     TEXT   COLLATE "C" NOT NULL,
    part     TEXT   COLLATE "C" NOT NULL,
    coder    TEXT   COLLATE "C" NOT NULL REFERENCES staff_user (login),
    code     UUID   NOT NULL,
    starts   BIGINT NOT NULL CHECK (starts >= 0),
    ends     BIGINT NOT NULL CHECK (ends > starts OR (starts = 0 AND ends = 0)),
    survey   TEXT   COLLATE "C" NOT NULL,
    PRIMARY KEY (response, item, part, coder, code, starts, ends),
    FOREIGN KEY (survey, code) REFERENCES code (survey, id)
);

CREATE INDEX coding_by_code ON coding (survey, code);

-- What was settled of a code where coders disagreed whether it holds of an answer.
CREATE TABLE coding_verdict (
    response UUID NOT NULL,
    item     TEXT COLLATE "C" NOT NULL,
    part     TEXT COLLATE "C" NOT NULL,
    code     UUID NOT NULL,
    verdict  TEXT COLLATE "C" NOT NULL CHECK (verdict IN ('holds', 'fails')),
    survey   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (response, item, part, code),
    FOREIGN KEY (survey, code) REFERENCES code (survey, id)
);

CREATE INDEX coding_verdict_by_code ON coding_verdict (survey, code);

-- Who has finished coding an item; only then do coders see each other's codings of it.
CREATE TABLE coded_item (
    survey TEXT COLLATE "C" NOT NULL REFERENCES survey (id),
    item   TEXT COLLATE "C" NOT NULL,
    coder  TEXT COLLATE "C" NOT NULL REFERENCES staff_user (login),
    PRIMARY KEY (survey, item, coder)
);

CREATE FUNCTION forget_codings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM coding WHERE response = OLD.id;
    DELETE FROM coding_verdict WHERE response = OLD.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER changed_response_is_not_coded AFTER UPDATE OF version, answers ON response
    FOR EACH ROW EXECUTE FUNCTION forget_codings();

CREATE TRIGGER withdrawn_response_is_not_coded AFTER DELETE ON response
    FOR EACH ROW EXECUTE FUNCTION forget_codings();

CREATE TRIGGER changed_draft_is_not_coded AFTER UPDATE OF version, answers ON draft
    FOR EACH ROW EXECUTE FUNCTION forget_codings();

CREATE TRIGGER erased_draft_is_not_coded AFTER DELETE ON draft
    FOR EACH ROW EXECUTE FUNCTION forget_codings();
