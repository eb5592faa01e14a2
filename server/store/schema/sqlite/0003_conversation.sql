-- Edits, content notes, locked and pinned threads.

CREATE INDEX entry_edit ON entry (stream_id, refers) WHERE kind = 3;

-- Content notes, of the few entries that have one. Written like entry.
CREATE TABLE entry_note (
    entry_id INTEGER PRIMARY KEY,
    note     NOT NULL
);

-- How threads stand. Rows are made on the first change.
CREATE TABLE thread_state (
    stream_id INTEGER PRIMARY KEY REFERENCES stream (id),
    locked    INTEGER NOT NULL DEFAULT 0,
    pinned_by INTEGER NOT NULL DEFAULT 0 -- the pin's seq in the forum; 0: not pinned
);

-- What a held message has beside its title and text. Written like case_body.
CREATE TABLE case_extra (
    case_id    INTEGER PRIMARY KEY,
    entry_kind INTEGER NOT NULL,
    note       NOT NULL
);
