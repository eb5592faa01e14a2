-- The search index: a row for each entry that was said, by the terms of the body it has now
-- (search_terms.hpp). It is brought up to date before a search, stream by stream.
CREATE TABLE search_entry (
    stream_id bigint   NOT NULL,
    seq       bigint   NOT NULL,
    at_ms     bigint   NOT NULL, -- said or edited last
    terms     bigint[] NOT NULL,
    PRIMARY KEY (stream_id, seq)
);
CREATE INDEX search_terms ON search_entry USING gin (terms);

ALTER TABLE stream ADD COLUMN searched_seq bigint NOT NULL DEFAULT 0; -- entries up to it are there
