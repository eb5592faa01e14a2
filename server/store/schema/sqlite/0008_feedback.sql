-- What moderators say of what moderation found; see server/store/feedback.hpp.

CREATE TABLE feedback (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id     INTEGER NOT NULL, -- 0: its author was erased
    group_id    INTEGER NOT NULL REFERENCES support_group (id),
    finding     INTEGER NOT NULL, -- of the case's findings, from 0; -1: none of them
    said        INTEGER NOT NULL, -- store::FeedbackSaid
    day         INTEGER NOT NULL, -- since 1970
    language    TEXT    NOT NULL,
    category    TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    stage       TEXT    NOT NULL,
    severity    INTEGER NOT NULL,
    score       INTEGER NOT NULL, -- in thousandths, as those below
    verdict     TEXT    NOT NULL,
    care        TEXT    NOT NULL,
    abuse_score INTEGER NOT NULL,
    care_score  INTEGER NOT NULL,
    spam_score  INTEGER NOT NULL
);
CREATE UNIQUE INDEX feedback_case ON feedback (case_id, finding, category) WHERE case_id <> 0;

ALTER TABLE preference ADD COLUMN feedback_texts INTEGER NOT NULL DEFAULT 0;
