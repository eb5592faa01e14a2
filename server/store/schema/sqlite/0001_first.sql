-- Groups, their streams, what was said, who is a member, and the moderators' cases.
-- Times are milliseconds since 1970 (UTC). Enumerations are those of server/store/*.hpp.

CREATE TABLE support_group (
    id                 INTEGER PRIMARY KEY,
    slug               TEXT    NOT NULL UNIQUE,
    name               TEXT    NOT NULL, -- JSON: language -> text
    topic              TEXT    NOT NULL, -- JSON: language -> text
    about              TEXT    NOT NULL, -- JSON: language -> text
    languages          TEXT    NOT NULL, -- JSON: [language]
    drop_in            INTEGER NOT NULL,
    policy             TEXT    NOT NULL,
    link_hosts_allowed TEXT    NOT NULL, -- JSON: [host]
    guidelines_version INTEGER NOT NULL,
    guidelines         TEXT    NOT NULL  -- JSON: [{id, text: language -> text}]
);

CREATE TABLE stream (
    id       INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES support_group (id),
    kind     INTEGER NOT NULL,           -- protocol::StreamKind
    number   INTEGER NOT NULL DEFAULT 0, -- threads: seq of the opening in the forum
    slug     TEXT    NOT NULL DEFAULT '',-- rooms
    name     TEXT    NOT NULL DEFAULT '',-- rooms, JSON: language -> text
    posts    INTEGER NOT NULL DEFAULT 0, -- threads: entries that were said, removed ones too
    UNIQUE (group_id, kind, number, slug)
);

-- Rows are only ever added at the end and overwritten in place with as many bytes. SQLite moves rows
-- between pages when a page is split or merged and leaves copies behind, out of reach of
-- secure_delete; this way it has no occasion, and a removed text is gone from the file.
CREATE TABLE entry (
    id        INTEGER PRIMARY KEY,
    stream_id INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    kind      INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    handle    TEXT    NOT NULL,
    at_ms     INTEGER NOT NULL,
    refers    INTEGER NOT NULL,
    cid_key   INTEGER NOT NULL, -- see answered; 0: none
    body_hash INTEGER NOT NULL,
    title              NOT NULL, -- text; once removed, a blob of zeros
    text               NOT NULL
);
CREATE INDEX entry_removal ON entry (stream_id, refers) WHERE kind = 2;

-- What a message was answered with, for when it is sent again. cid_key is a hash of stream and cid.
CREATE TABLE answered (
    member_id INTEGER NOT NULL,
    cid_key   INTEGER NOT NULL,
    body_hash INTEGER NOT NULL,
    at_ms     INTEGER NOT NULL,
    entry_id  INTEGER NOT NULL, -- 0: held
    case_id   INTEGER NOT NULL,
    PRIMARY KEY (member_id, cid_key)
) WITHOUT ROWID;

-- Where a stream's entries are.
CREATE TABLE place (
    stream_id INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    entry_id  INTEGER NOT NULL,
    PRIMARY KEY (stream_id, seq)
) WITHOUT ROWID;

-- Entries up to this one are in the table. What the table would say of later ones is in memory, and
-- in the entries themselves.
CREATE TABLE mark (
    name     TEXT    PRIMARY KEY,
    entry_id INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO mark VALUES ('answered', 0), ('place', 0);

CREATE TABLE person (
    id            INTEGER PRIMARY KEY,
    language      TEXT    NOT NULL,
    organiser     INTEGER NOT NULL DEFAULT 0,
    expires_at_ms INTEGER NOT NULL
);
CREATE INDEX person_expiry ON person (expires_at_ms);

CREATE TABLE token (
    hash      BLOB    PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX token_person ON token (person_id);

-- Ids are random and never used again: nothing about them links two memberships of one person once
-- the rows are gone, and nobody inherits the entries of somebody who left.
CREATE TABLE member (
    id                 INTEGER PRIMARY KEY,
    person_id          INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    group_id           INTEGER NOT NULL REFERENCES support_group (id),
    handle             TEXT    NOT NULL,
    skeleton           TEXT    NOT NULL,
    role               INTEGER NOT NULL,
    guidelines_version INTEGER NOT NULL,
    joined_at_ms       INTEGER NOT NULL,
    UNIQUE (person_id, group_id),
    UNIQUE (group_id, skeleton)
);

CREATE TABLE retired_handle (
    group_id INTEGER NOT NULL,
    skeleton TEXT    NOT NULL,
    until_ms INTEGER NOT NULL,
    PRIMARY KEY (group_id, skeleton)
) WITHOUT ROWID;

-- Roles a person has by a link, also before joining. group_id 0: in every group.
CREATE TABLE granted_role (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    group_id  INTEGER NOT NULL,
    role      INTEGER NOT NULL,
    PRIMARY KEY (person_id, group_id)
) WITHOUT ROWID;

CREATE TABLE role_link (
    code          BLOB    PRIMARY KEY,
    group_id      INTEGER NOT NULL,
    role          INTEGER NOT NULL,
    expires_at_ms INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE moderation_case (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id      INTEGER NOT NULL REFERENCES support_group (id),
    kind          INTEGER NOT NULL,
    state         INTEGER NOT NULL,
    stream_id     INTEGER NOT NULL,
    place         TEXT    NOT NULL, -- the stream's name on the wire
    seq           INTEGER NOT NULL, -- 0: the message has no place yet
    member_id     INTEGER NOT NULL,
    handle        TEXT    NOT NULL,
    cid           TEXT    NOT NULL,
    refers        INTEGER NOT NULL,
    verdict       TEXT    NOT NULL,
    care          TEXT    NOT NULL,
    guideline     TEXT    NOT NULL, -- the one the author of a held message was told
    category      TEXT    NOT NULL,
    body_hash     INTEGER NOT NULL,
    at_ms         INTEGER NOT NULL,
    decided_by    TEXT    NOT NULL DEFAULT '',
    decided_at_ms INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX case_open ON moderation_case (group_id) WHERE state = 1;
CREATE INDEX case_entry ON moderation_case (stream_id, seq) WHERE state = 1;

-- What people wrote, kept until the case is decided. Written like entry.
CREATE TABLE case_body (
    case_id  INTEGER PRIMARY KEY,
    title    NOT NULL,
    text     NOT NULL,
    reason   NOT NULL,
    findings NOT NULL
);
