#pragma once
// The order in which both stores list open cases.

// Somebody in danger before everything else, then whoever may need looking after, then what waits
// to be seen by others, then the rest. Kinds as in CaseKind.
#define HAVN_CASE_RANK                                                                      \
    "CASE WHEN care = 'urgent' THEN 0 WHEN care = 'check' OR kind = 4 THEN 1 WHEN kind = 1" \
    " THEN 2 WHEN kind = 5 THEN 3 WHEN kind = 3 THEN 4 ELSE 5 END"
