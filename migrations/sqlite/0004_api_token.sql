-- Tokens of the read API. Of a token itself only a hash is kept, of its use only the day of the last.
-- Nothing here stands near an answer. `migrations/postgres` says the same; a test compares the two.

CREATE TABLE api_token (
    id           TEXT NOT NULL PRIMARY KEY,
    token_hash   BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    label        TEXT NOT NULL,
    scopes       TEXT NOT NULL CHECK (scopes <> ''),
    survey       TEXT REFERENCES survey (id),
    created_on   TEXT NOT NULL CHECK (created_on LIKE '____-__-__'),
    expires_on   TEXT NOT NULL CHECK (expires_on LIKE '____-__-__'),
    revoked_on   TEXT CHECK (revoked_on LIKE '____-__-__'),
    last_used_on TEXT CHECK (last_used_on LIKE '____-__-__')
) STRICT, WITHOUT ROWID;
