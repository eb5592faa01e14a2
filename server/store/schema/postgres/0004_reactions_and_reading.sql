-- Reactions, how far members have read, and what was carried over.

-- The room a thread or post was carried over from, by its name on the wire.
ALTER TABLE entry ADD COLUMN origin text NOT NULL DEFAULT '';

CREATE TABLE reaction (
    stream_id bigint   NOT NULL,
    seq       bigint   NOT NULL,
    kind      smallint NOT NULL,
    member_id bigint   NOT NULL,
    PRIMARY KEY (stream_id, seq, kind, member_id)
);

-- How many gave each, and the stream's revision when that changed last.
CREATE TABLE reaction_state (
    stream_id bigint NOT NULL,
    seq       bigint NOT NULL,
    rev       bigint NOT NULL,
    hug       bigint NOT NULL,
    me_too    bigint NOT NULL,
    thank_you bigint NOT NULL,
    PRIMARY KEY (stream_id, seq)
);
CREATE INDEX reaction_rev ON reaction_state (stream_id, rev);

CREATE TABLE read_mark (
    member_id bigint   NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    stream_id bigint   NOT NULL,
    seq       bigint   NOT NULL,
    following smallint NOT NULL DEFAULT 0, -- Following
    PRIMARY KEY (member_id, stream_id)
);
