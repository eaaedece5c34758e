-- Who runs surveys, their sessions, and what they did. Nothing here stands near an answer: no table
-- names a response, a draft or a key. `migrations/sqlite` says the same; a test compares the two.

CREATE TABLE staff_user (
    login       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name        TEXT COLLATE "C" NOT NULL,
    role        TEXT COLLATE "C" NOT NULL CHECK (role IN ('viewer', 'analyst', 'editor', 'owner')),
    password    TEXT COLLATE "C",
    totp        TEXT COLLATE "C",
    totp_step   BIGINT NOT NULL,
    is_disabled BOOLEAN NOT NULL,
    created_on  TEXT COLLATE "C" NOT NULL CHECK (created_on LIKE '____-__-__')
);

-- Codes that are good once: the first owner's (no login), an invitation's or a reset's.
CREATE TABLE staff_code (
    code_hash     BYTEA    NOT NULL PRIMARY KEY CHECK (length(code_hash) = 32),
    login         TEXT COLLATE "C" REFERENCES staff_user (login),
    expires_at_ms BIGINT NOT NULL
);

CREATE INDEX staff_code_by_login ON staff_code (login);

CREATE TABLE staff_session (
    token_hash  BYTEA    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    login       TEXT COLLATE "C" NOT NULL REFERENCES staff_user (login),
    begun_at_ms BIGINT NOT NULL,
    seen_at_ms  BIGINT NOT NULL
);

CREATE INDEX staff_session_by_login ON staff_session (login);

-- Failed attempts under a name, whether or not anybody has it.
CREATE TABLE staff_attempt (
    login_hash  BYTEA    NOT NULL PRIMARY KEY CHECK (length(login_hash) = 32),
    failures    BIGINT NOT NULL,
    retry_at_ms BIGINT NOT NULL
);

-- Each entry's hash covers the one before, so that none can be changed or taken out unseen.
CREATE TABLE audit_entry (
    number BIGINT NOT NULL PRIMARY KEY CHECK (number >= 1),
    at_ms  BIGINT NOT NULL,
    actor  TEXT COLLATE "C" NOT NULL,
    act    TEXT COLLATE "C" NOT NULL,
    object TEXT COLLATE "C" NOT NULL,
    hash   BYTEA    NOT NULL CHECK (length(hash) = 32)
);

CREATE FUNCTION refuse_a_changed_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an entry of the audit log is immutable';
END;
$$;

CREATE TRIGGER audit_entry_is_immutable BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_a_changed_entry();

-- The end of the chain; its one row is what writers wait for.
CREATE TABLE audit_head (
    id     BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL,
    hash   BYTEA    NOT NULL CHECK (length(hash) = 32)
);

INSERT INTO audit_head (id, number, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));
