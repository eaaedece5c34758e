-- What a room was told while answers came in: a question once, in figures that may be published and
-- that never change. Whose answers they were drawn from is not kept. `migrations/postgres` says the
-- same; a test compares the two.

CREATE TABLE reveal (
    survey  TEXT NOT NULL REFERENCES survey (id),
    item    TEXT NOT NULL,
    figures TEXT NOT NULL,
    PRIMARY KEY (survey, item)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER reveal_is_immutable BEFORE UPDATE ON reveal
BEGIN
    SELECT RAISE(ABORT, 'a room was told this: it cannot be changed');
END;
