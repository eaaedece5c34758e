-- What a room was told while answers came in: a question once, in figures that may be published and
-- that never change. Whose answers they were drawn from is not kept. `migrations/sqlite` says the
-- same; a test compares the two.

CREATE TABLE reveal (
    survey  TEXT COLLATE "C" NOT NULL REFERENCES survey (id),
    item    TEXT COLLATE "C" NOT NULL,
    figures TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (survey, item)
);

CREATE FUNCTION refuse_a_changed_reveal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a room was told this: it cannot be changed';
END
$$;

CREATE TRIGGER reveal_is_immutable BEFORE UPDATE ON reveal
    FOR EACH ROW EXECUTE FUNCTION refuse_a_changed_reveal();
