-- Who is invited, and which invitations are still good. An invitation that is used is erased: what
-- remains says neither when nor with which response. No table here names a response, a draft or a
-- key, and no time is kept. `migrations/postgres` says the same; a test compares the two.

-- How a survey lets people in; a survey without a row is open to anybody.
CREATE TABLE invitation_plan (
    survey      TEXT    NOT NULL PRIMARY KEY REFERENCES survey (id),
    is_required INTEGER NOT NULL CHECK (is_required IN (0, 1)),
    is_reminded INTEGER NOT NULL CHECK (is_reminded IN (0, 1)),
    cards       INTEGER NOT NULL CHECK (cards >= 0)
) STRICT, WITHOUT ROWID;

-- `person` is what tells two people of one list apart: the address in small letters, else the name.
CREATE TABLE invitee (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    survey     TEXT    NOT NULL REFERENCES survey (id),
    person     TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    email      TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    team       TEXT    NOT NULL,
    is_invited INTEGER NOT NULL CHECK (is_invited IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX invitee_by_person ON invitee (survey, person);

-- Invitations that were made and not used. One without an invitee is a card that nobody is named on.
CREATE TABLE invitation (
    token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    survey     TEXT NOT NULL REFERENCES survey (id),
    invitee    BLOB REFERENCES invitee (id) CHECK (length(invitee) = 16)
) STRICT, WITHOUT ROWID;

CREATE INDEX invitation_by_survey ON invitation (survey);
CREATE INDEX invitation_by_invitee ON invitation (invitee);
