-- Kept persons, their sessions and preferences, whom they do not want to see, and what they have
-- not been told yet.

CREATE TABLE secret (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO secret VALUES ('phrase_salt', randomblob(16));

CREATE TABLE kept (
    person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    phrase    BLOB    NOT NULL UNIQUE -- slow hash with phrase_salt
);

ALTER TABLE person ADD COLUMN paused_until_ms INTEGER NOT NULL DEFAULT 0;

-- Days since 1970: nobody needs to know more about a session.
ALTER TABLE token ADD COLUMN session_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE token ADD COLUMN device INTEGER NOT NULL DEFAULT 0; -- store::Device
ALTER TABLE token ADD COLUMN since_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE token ADD COLUMN seen_day INTEGER NOT NULL DEFAULT 0;
UPDATE token SET session_id = (random() & 0x7fffffffffffff) + 1,
    since_day = unixepoch() / 86400, seen_day = unixepoch() / 86400;

CREATE TABLE preference (
    person_id     INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    country       TEXT    NOT NULL,
    content_notes TEXT    NOT NULL,
    muted_words   TEXT    NOT NULL -- one a line
);

ALTER TABLE member ADD COLUMN renamed_at_ms INTEGER NOT NULL DEFAULT 0;
-- Which handles a member had before; gone with the member.
CREATE TABLE former_handle (
    member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    handle    TEXT    NOT NULL,
    PRIMARY KEY (member_id, handle)
) WITHOUT ROWID;

-- A block outlives either side's being forgotten, so that what was said stays out of sight.
CREATE TABLE block (
    id        INTEGER PRIMARY KEY,
    group_id  INTEGER NOT NULL,
    by_person INTEGER NOT NULL, -- 0: forgotten, as below
    of_person INTEGER NOT NULL,
    handle    TEXT    NOT NULL, -- as it was blocked
    two_way   INTEGER NOT NULL,
    at_ms     INTEGER NOT NULL
);
CREATE INDEX block_by ON block (by_person, group_id);
CREATE INDEX block_of ON block (of_person, group_id);

-- What a person is not shown: everything in the group under these handles.
CREATE TABLE hidden (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    block_id  INTEGER NOT NULL REFERENCES block (id) ON DELETE CASCADE,
    group_id  INTEGER NOT NULL,
    handle    TEXT    NOT NULL,
    PRIMARY KEY (person_id, block_id, handle)
) WITHOUT ROWID;
CREATE INDEX hidden_block ON hidden (block_id);
CREATE INDEX hidden_handle ON hidden (group_id, handle);

-- 0: the author of a held message has not been told what became of it.
ALTER TABLE moderation_case ADD COLUMN told INTEGER NOT NULL DEFAULT 1;
CREATE INDEX case_untold ON moderation_case (member_id) WHERE told = 0;

-- Members all of whose words were erased; see server/store/erasure.hpp.
CREATE TABLE erased (
    member_id INTEGER PRIMARY KEY
);

-- One-time codes for a person's archive of what is stored about them.
CREATE TABLE own_data_code (
    code          BLOB    PRIMARY KEY,
    person_id     INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    expires_at_ms INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX own_data_code_person ON own_data_code (person_id);
