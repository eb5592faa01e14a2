#include "server/store/sqlite/search_index.hpp"

#include <algorithm>
#include <cstring>
#include <span>
#include <string>

namespace havn::store::sqlite {

SearchIndex::SearchIndex(Writer& writer)
    : body_(writer.connection(), "SELECT " HAVN_SEARCHED_BODY " FROM entry e" HAVN_SEARCHED_JOINS
                                 " WHERE e.id = ? AND typeof(e.text) <> 'blob'"),
      find_(writer.connection(),
            "SELECT entries FROM search_posting WHERE volume = ? AND term = ?"),
      replace_(writer.connection(),
               "INSERT OR REPLACE INTO search_posting (volume, term, entries) VALUES (?, ?, ?)"),
      delete_(writer.connection(), "DELETE FROM search_posting WHERE volume = ? AND term = ?"),
      set_mark_(writer.connection(), "UPDATE mark SET entry_id = ? WHERE name = 'search'") {
    const auto mark =
        writer.connection().integer("SELECT entry_id FROM mark WHERE name = 'search'");
    finished_ = static_cast<std::uint64_t>(mark) / search_volume_entries;
}

void SearchIndex::begin(std::uint64_t volume) {
    finished_ = volume;
    writing_ = true;
    forgotten_.clear();
}

void SearchIndex::put(std::uint64_t volume,
                      const std::vector<std::pair<std::uint64_t, Postings>>& terms) {
    for (const auto& [term, places] : terms) {
        auto kept = places;
        if (!forgotten_.empty()) {
            std::erase_if(kept, [&](std::uint16_t place) {
                return forgotten_.contains(volume * search_volume_entries + place + 1);
            });
            if (kept.empty()) continue;
        }
        replace_.execute(volume, term,
                         std::span(reinterpret_cast<const std::uint8_t*>(kept.data()),
                                   kept.size() * sizeof kept.front()));
    }
}

void SearchIndex::finish(std::uint64_t volume) {
    finished_ = volume + 1;
    writing_ = false;
    forgotten_.clear();
    set_mark_.execute(finished_ * search_volume_entries);
}

void SearchIndex::forget(std::uint64_t entry) {
    const auto volume = (entry - 1) / search_volume_entries;
    if (volume > finished_ || (volume == finished_ && !writing_)) return;
    if (volume == finished_) forgotten_.insert(entry);
    std::vector<std::uint64_t> terms;
    // In every language: the group may have had others when it was indexed.
    if (Rows rows = body_.query(entry); rows.next()) {
        terms = terms_.of_text(rows.text(0) + "\n" + rows.text(1) + "\n" + rows.text(2),
                               SearchTerms::all_languages());
        terms.push_back(SearchTerms::of_group(rows.number(3)));
    }
    const auto place = static_cast<std::uint16_t>((entry - 1) % search_volume_entries);
    for (const auto term : terms) forget_posting(volume, term, place);
}

void SearchIndex::forget_posting(std::uint64_t volume, std::uint64_t term, std::uint16_t place) {
    Postings places;
    if (Rows rows = find_.query(volume, term); rows.next()) {
        const auto bytes = rows.text(0);
        places.resize(bytes.size() / sizeof(std::uint16_t));
        std::memcpy(places.data(), bytes.data(), bytes.size());
    }
    const auto found = std::ranges::find(places, place);
    if (found == places.end()) return;
    *found = posting_removed;
    const bool last =
        std::ranges::all_of(places, [](std::uint16_t one) { return one == posting_removed; });
    if (last) return delete_.execute(volume, term);
    replace_.execute(volume, term,
                     std::span(reinterpret_cast<const std::uint8_t*>(places.data()),
                               places.size() * sizeof places.front()));
}

}  // namespace havn::store::sqlite
