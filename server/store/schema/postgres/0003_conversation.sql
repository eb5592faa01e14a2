-- Edits, content notes, locked and pinned threads: as SQLite's, but for columns instead of tables
-- of their own where few rows have a value.

CREATE INDEX entry_edit ON entry (stream_id, refers, seq) WHERE kind = 3;
ALTER TABLE entry ADD COLUMN note text NOT NULL DEFAULT '';

ALTER TABLE stream ADD COLUMN locked boolean NOT NULL DEFAULT false;   -- threads
ALTER TABLE stream ADD COLUMN pinned_by bigint NOT NULL DEFAULT 0;     -- threads: the pin's seq

-- What a held message has beside its title and text.
ALTER TABLE case_body ADD COLUMN entry_kind smallint NOT NULL DEFAULT 1;
ALTER TABLE case_body ADD COLUMN note text NOT NULL DEFAULT '';
