#pragma once
// The search index as it is written, in steps inside the writer's transaction. The writer's thread
// only.

#include <cstdint>
#include <map>
#include <unordered_set>
#include <vector>

#include "server/store/search_terms.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

// Entries are numbered from 1; volume 0 holds the first so many.
inline constexpr std::uint64_t search_volume_entries = 4'096;

// Places in a volume.
using Postings = std::vector<std::uint16_t>;
inline constexpr std::uint16_t posting_removed = 0xffff;

class SearchIndex {
  public:
    explicit SearchIndex(Writer& writer);

    // A volume is written in several transactions: begun, its terms put, finished. What is
    // forgotten meanwhile is left out, also where it was read before.
    void begin(std::uint64_t volume);
    void put(std::uint64_t volume, const std::vector<std::pair<std::uint64_t, Postings>>& terms);
    void finish(std::uint64_t volume);

    // The entry's text is removed or replaced in this transaction, and still there.
    void forget(std::uint64_t entry);

  private:
    void forget_posting(std::uint64_t volume, std::uint64_t term, std::uint16_t place);

    SearchTerms terms_;
    std::uint64_t finished_ = 0;  // volumes
    bool writing_ = false;
    std::unordered_set<std::uint64_t> forgotten_;  // of the volume that is written

    Statement body_, find_, replace_, delete_, set_mark_;
};

// Columns and joins of what an entry is found by: its body, and the id and languages of its group.
#define HAVN_SEARCHED_BODY "e.title, e.text, n.note, g.id, g.languages"
#define HAVN_SEARCHED_JOINS                        \
    " LEFT JOIN entry_note n ON n.entry_id = e.id" \
    " JOIN stream s ON s.id = e.stream_id JOIN support_group g ON g.id = s.group_id"

}  // namespace havn::store::sqlite
