// What protocol/limits.hpp says; tests/limits.test.ts holds the two against each other.
export const limits = {
    message_characters_max: 4_000,
    title_characters_max: 200,
    note_characters_max: 80,
    reason_characters_max: 1_000,
    phrase_characters_max: 400,
    muted_word_characters_max: 40,
    handle_characters_max: 32,
    about_characters_max: 2_000,
    label_characters_max: 200,
    guideline_characters_max: 500,
    people_max: 1_000_000,
    age_max: 120,
    search_characters_max: 200,
    cid_bytes_max: 64,
    history_page_max: 200,
} as const;
