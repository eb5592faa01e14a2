-- Reactions, how far members have read, and what was carried over.

-- The room a thread or post was carried over from, by its name on the wire.
CREATE TABLE entry_origin (
    entry_id INTEGER PRIMARY KEY,
    place    TEXT NOT NULL
);

CREATE TABLE reaction (
    stream_id INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    kind      INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (stream_id, seq, kind, member_id)
) WITHOUT ROWID;

-- How many gave each, and the stream's revision when that changed last.
CREATE TABLE reaction_state (
    stream_id INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    rev       INTEGER NOT NULL,
    hug       INTEGER NOT NULL,
    me_too    INTEGER NOT NULL,
    thank_you INTEGER NOT NULL,
    PRIMARY KEY (stream_id, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX reaction_rev ON reaction_state (stream_id, rev);

CREATE TABLE read_mark (
    member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    stream_id INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    following INTEGER NOT NULL DEFAULT 0, -- Following
    PRIMARY KEY (member_id, stream_id)
) WITHOUT ROWID;
