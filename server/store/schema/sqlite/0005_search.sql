-- The search index: which entries of a volume (4,096 that follow each other) have a term. Terms are
-- hashes (search_terms.hpp). FTS5 is not used: this SQLite's cannot overwrite what was removed, and
-- would write with every message; here a volume is written once, when it is full, and an entry that
-- is removed is overwritten in place. Entries after the mark are searched in memory.
CREATE TABLE search_posting (
    volume  INTEGER NOT NULL,
    term    INTEGER NOT NULL,
    entries BLOB    NOT NULL, -- places in the volume, two bytes each, ascending; ff ff: removed
    PRIMARY KEY (volume, term)
) WITHOUT ROWID;
INSERT INTO mark VALUES ('search', 0);
