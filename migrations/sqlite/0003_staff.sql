-- Who runs surveys, their sessions, and what they did. Nothing here stands near an answer: no table
-- names a response, a draft or a key. `migrations/postgres` says the same; a test compares the two.

CREATE TABLE staff_user (
    login       TEXT    NOT NULL PRIMARY KEY,
    name        TEXT    NOT NULL,
    role        TEXT    NOT NULL CHECK (role IN ('viewer', 'analyst', 'editor', 'owner')),
    password    TEXT,
    totp        TEXT,
    totp_step   INTEGER NOT NULL,
    is_disabled INTEGER NOT NULL CHECK (is_disabled IN (0, 1)),
    created_on  TEXT    NOT NULL CHECK (created_on LIKE '____-__-__')
) STRICT, WITHOUT ROWID;

-- Codes that are good once: the first owner's (no login), an invitation's or a reset's.
CREATE TABLE staff_code (
    code_hash     BLOB    NOT NULL PRIMARY KEY CHECK (length(code_hash) = 32),
    login         TEXT    REFERENCES staff_user (login),
    expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_code_by_login ON staff_code (login);

CREATE TABLE staff_session (
    token_hash  BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    login       TEXT    NOT NULL REFERENCES staff_user (login),
    begun_at_ms INTEGER NOT NULL,
    seen_at_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_session_by_login ON staff_session (login);

-- Failed attempts under a name, whether or not anybody has it.
CREATE TABLE staff_attempt (
    login_hash  BLOB    NOT NULL PRIMARY KEY CHECK (length(login_hash) = 32),
    failures    INTEGER NOT NULL,
    retry_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Each entry's hash covers the one before, so that none can be changed or taken out unseen.
CREATE TABLE audit_entry (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
    at_ms  INTEGER NOT NULL,
    actor  TEXT    NOT NULL,
    act    TEXT    NOT NULL,
    object TEXT    NOT NULL,
    hash   BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'an entry of the audit log is immutable');
END;

CREATE TRIGGER audit_entry_is_not_erased BEFORE DELETE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'an entry of the audit log is immutable');
END;

-- The end of the chain; its one row is what writers wait for.
CREATE TABLE audit_head (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL,
    hash   BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;

INSERT INTO audit_head (id, number, hash) VALUES (1, 0, zeroblob(32));
