-- Tokens of the read API. Of a token itself only a hash is kept, of its use only the day of the last.
-- Nothing here stands near an answer. `migrations/sqlite` says the same; a test compares the two.

CREATE TABLE api_token (
    id           TEXT  COLLATE "C" NOT NULL PRIMARY KEY,
    token_hash   BYTEA NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    label        TEXT  COLLATE "C" NOT NULL,
    scopes       TEXT  COLLATE "C" NOT NULL CHECK (scopes <> ''),
    survey       TEXT  COLLATE "C" REFERENCES survey (id),
    created_on   TEXT  COLLATE "C" NOT NULL CHECK (created_on LIKE '____-__-__'),
    expires_on   TEXT  COLLATE "C" NOT NULL CHECK (expires_on LIKE '____-__-__'),
    revoked_on   TEXT  COLLATE "C" CHECK (revoked_on LIKE '____-__-__'),
    last_used_on TEXT  COLLATE "C" CHECK (last_used_on LIKE '____-__-__')
);
