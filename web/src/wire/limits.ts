// What protocol/limits.hpp says; tests/limits.test.ts holds the two against each other.
export const limits = {
    message_characters_max: 4_000,
    title_characters_max: 200,
    reason_characters_max: 1_000,
    cid_bytes_max: 64,
    history_page_max: 200,
} as const;
