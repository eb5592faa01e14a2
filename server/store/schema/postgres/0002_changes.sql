-- works with: 1

-- What instances must look at again, see server/store/changes.hpp. The one row of change_counter is
-- taken last before a commit and held until its end: so no change appears after a later one.
CREATE TABLE change_counter (
    last bigint NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
INSERT INTO change_counter VALUES (0);

CREATE TABLE change (
    number   bigint   PRIMARY KEY,
    kind     smallint NOT NULL,
    group_id bigint   NOT NULL,
    subject  bigint   NOT NULL,
    instance bigint   NOT NULL, -- who wrote it; random, new at every start
    at_ms    bigint   NOT NULL
);

-- One row. Tells this organisation's messages from another's where both use one Redis.
CREATE TABLE organisation (
    id bigint NOT NULL
);
INSERT INTO organisation
SELECT ('x' || right(gen_random_uuid()::text, 12) || left(gen_random_uuid()::text, 4))::bit(64)::bigint
       & 9223372036854775807;
