-- Who is invited, and which invitations are still good. An invitation that is used is erased: what
-- remains says neither when nor with which response. No table here names a response, a draft or a
-- key, and no time is kept. `migrations/sqlite` says the same; a test compares the two.

-- How a survey lets people in; a survey without a row is open to anybody.
CREATE TABLE invitation_plan (
    survey      TEXT    COLLATE "C" NOT NULL PRIMARY KEY REFERENCES survey (id),
    is_required BOOLEAN NOT NULL,
    is_reminded BOOLEAN NOT NULL,
    cards       BIGINT  NOT NULL CHECK (cards >= 0)
);

-- `person` is what tells two people of one list apart: the address in small letters, else the name.
CREATE TABLE invitee (
    id         UUID    NOT NULL PRIMARY KEY,
    survey     TEXT    COLLATE "C" NOT NULL REFERENCES survey (id),
    person     TEXT    COLLATE "C" NOT NULL,
    name       TEXT    COLLATE "C" NOT NULL,
    email      TEXT    COLLATE "C" NOT NULL,
    language   TEXT    COLLATE "C" NOT NULL,
    team       TEXT    COLLATE "C" NOT NULL,
    is_invited BOOLEAN NOT NULL
);

CREATE UNIQUE INDEX invitee_by_person ON invitee (survey, person);

-- Invitations that were made and not used. One without an invitee is a card that nobody is named on.
CREATE TABLE invitation (
    token_hash BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    survey     TEXT  COLLATE "C" NOT NULL REFERENCES survey (id),
    invitee    UUID  REFERENCES invitee (id)
);

CREATE INDEX invitation_by_survey ON invitation (survey);
CREATE INDEX invitation_by_invitee ON invitation (invitee);
