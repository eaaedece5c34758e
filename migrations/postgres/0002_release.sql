-- What was released, and of whom it told.
--
-- A release tells of responses; which ones has to be known, so that a later release cannot tell
-- about the few who came, went or changed what they said in between. `release_member` knows the
-- first release of a response and nothing else of it, and forgets a response that is changed or
-- withdrawn. `ledger` holds numbers of people. `migrations/sqlite` says the same.

CREATE TABLE release (
    survey        TEXT   COLLATE "C" NOT NULL,
    number        BIGINT NOT NULL CHECK (number >= 1),
    version       BIGINT NOT NULL,
    report        TEXT   COLLATE "C" NOT NULL,
    report_digest BYTEA  NOT NULL CHECK (length(report_digest) = 32),
    report_source TEXT   COLLATE "C" NOT NULL,
    snapshot      TEXT   COLLATE "C" NOT NULL,
    issued_on     TEXT   COLLATE "C" NOT NULL CHECK (issued_on LIKE '____-__-__'),
    ledger        TEXT   COLLATE "C" NOT NULL,
    PRIMARY KEY (survey, number),
    FOREIGN KEY (survey, version) REFERENCES survey_version (survey, version)
);

CREATE FUNCTION refuse_a_changed_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a release is immutable: make another one';
END
$$;

CREATE TRIGGER release_is_immutable BEFORE UPDATE ON release
    FOR EACH ROW EXECUTE FUNCTION refuse_a_changed_release();

CREATE TABLE release_member (
    response UUID   NOT NULL PRIMARY KEY,
    survey   TEXT   COLLATE "C" NOT NULL,
    number   BIGINT NOT NULL,
    FOREIGN KEY (survey, number) REFERENCES release (survey, number)
);

CREATE INDEX release_member_by_survey ON release_member (survey, response);

CREATE FUNCTION forget_release_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM release_member WHERE response = OLD.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER changed_response_was_never_released
    AFTER UPDATE OF version, language, day, answers ON response
    FOR EACH ROW EXECUTE FUNCTION forget_release_member();

CREATE TRIGGER withdrawn_response_was_never_released AFTER DELETE ON response
    FOR EACH ROW EXECUTE FUNCTION forget_release_member();

CREATE TRIGGER changed_draft_was_never_released
    AFTER UPDATE OF version, language, day, answers ON draft
    FOR EACH ROW EXECUTE FUNCTION forget_release_member();

CREATE TRIGGER erased_draft_was_never_released AFTER DELETE ON draft
    FOR EACH ROW EXECUTE FUNCTION forget_release_member();
