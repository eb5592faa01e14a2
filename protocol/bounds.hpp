#pragma once
// The most a text in a command may have. Value types: any thread.

#include <cstddef>

#include "protocol/limits.hpp"

namespace havn::protocol {

// Bytes for names, characters (code points) for what people write; of a list, for each item.
struct Bound {
    std::size_t bytes = 0;
    std::size_t characters = 0;
    std::size_t items = 0;  // of a list
};
inline constexpr Bound name_bound{.bytes = limits::name_bytes_max};
inline constexpr Bound cid_bound{.bytes = limits::cid_bytes_max};
inline constexpr Bound handle_bound{.characters = limits::handle_characters_max};
inline constexpr Bound title_bound{.characters = limits::title_characters_max};
inline constexpr Bound text_bound{.characters = limits::message_characters_max};
inline constexpr Bound note_bound{.characters = limits::note_characters_max};
inline constexpr Bound reason_bound{.characters = limits::reason_characters_max};
inline constexpr Bound search_bound{.characters = limits::search_characters_max};
inline constexpr Bound phrase_bound{.characters = limits::phrase_characters_max};
inline constexpr Bound muted_words_bound{.characters = limits::muted_word_characters_max,
                                         .items = limits::muted_words_max};
inline constexpr Bound about_bound{.characters = limits::about_characters_max};
inline constexpr Bound language_bound{.bytes = limits::language_bytes_max};
inline constexpr Bound clock_bound{.bytes = limits::clock_bytes_max};
inline constexpr Bound texts_bound{.items = limits::languages_max};
inline constexpr Bound languages_bound{.bytes = limits::language_bytes_max,
                                       .items = limits::languages_max};
inline constexpr Bound days_bound{.items = 7};
inline constexpr Bound hours_bound{.items = limits::hours_max};
inline constexpr Bound guidelines_bound{.items = limits::guidelines_max};
inline constexpr Bound hosts_bound{.bytes = limits::name_bytes_max, .items = limits::hosts_max};
inline constexpr Bound no_bound{};

}  // namespace havn::protocol
