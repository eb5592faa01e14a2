-- Groups that change while the server runs, those who look after them, and those who want to come in.

ALTER TABLE support_group ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE support_group ADD COLUMN settings TEXT NOT NULL DEFAULT '{}'; -- server/store/group_json.hpp
ALTER TABLE stream ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';        -- rooms
ALTER TABLE moderation_case ADD COLUMN claimed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE moderation_case ADD COLUMN claimed_at_ms INTEGER NOT NULL DEFAULT 0;

CREATE TABLE restriction (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id     INTEGER NOT NULL REFERENCES support_group (id),
    member_id    INTEGER NOT NULL,
    kind         INTEGER NOT NULL, -- store::RestrictionKind
    handle       TEXT    NOT NULL,
    decided_by   TEXT    NOT NULL,
    reason       TEXT    NOT NULL,
    at_ms        INTEGER NOT NULL,
    until_ms     INTEGER NOT NULL,
    lifted_at_ms INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX restriction_member ON restriction (member_id, kind) WHERE lifted_at_ms = 0;
CREATE INDEX restriction_group ON restriction (group_id) WHERE lifted_at_ms = 0;

CREATE TABLE group_log (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES support_group (id),
    at_ms    INTEGER NOT NULL,
    by       TEXT    NOT NULL,
    act      TEXT    NOT NULL,
    subject  TEXT    NOT NULL,
    detail   TEXT    NOT NULL
);
CREATE INDEX group_log_group ON group_log (group_id, id);
CREATE TRIGGER group_log_stays BEFORE DELETE ON group_log
BEGIN SELECT raise(ABORT, 'the log of a group is only added to'); END;
CREATE TRIGGER group_log_keeps BEFORE UPDATE ON group_log
BEGIN SELECT raise(ABORT, 'the log of a group is only added to'); END;

CREATE TABLE ask (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id         INTEGER NOT NULL REFERENCES support_group (id),
    person_id        INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    state            INTEGER NOT NULL, -- store::AskState
    words            TEXT    NOT NULL,
    at_ms            INTEGER NOT NULL,
    invited_until_ms INTEGER NOT NULL DEFAULT 0,
    UNIQUE (group_id, person_id)
);
CREATE INDEX ask_person ON ask (person_id);

CREATE TABLE shift_note (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES support_group (id),
    by       TEXT    NOT NULL,
    text     TEXT    NOT NULL,
    at_ms    INTEGER NOT NULL
);
CREATE INDEX shift_note_group ON shift_note (group_id, id);
