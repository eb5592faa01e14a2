-- What instances must look at again, see server/store/changes.hpp. Numbers are never used again.
CREATE TABLE change (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    subject  INTEGER NOT NULL,
    instance INTEGER NOT NULL, -- who wrote it; random, new at every start
    at_ms    INTEGER NOT NULL
);

-- One row. Tells this organisation's messages from another's where both use one Redis.
CREATE TABLE organisation (
    id INTEGER NOT NULL
);
INSERT INTO organisation VALUES (random() & 0x7fffffffffffffff);
