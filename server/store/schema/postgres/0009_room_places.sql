-- works with: 7

-- How many places of a room each instance has given away; instance 0: the room itself. Nothing here
-- is true for longer than seconds, so it is not in the write-ahead log.
CREATE UNLOGGED TABLE room_place (
    room_id    bigint NOT NULL,
    instance   bigint NOT NULL,
    places     bigint NOT NULL,
    told_at_ms bigint NOT NULL,
    PRIMARY KEY (room_id, instance)
);
