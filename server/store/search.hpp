#pragma once
// Full-text search in what was said. Threading as in journal.hpp.

#include <cstdint>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"
#include "server/store/journal.hpp"
#include "server/store/people.hpp"

namespace havn::store {

struct SearchGroup {
    GroupId group;
    std::vector<std::string> languages;
    Handles hidden = {};  // nothing by these is found, and nothing in threads they opened
};

struct SearchQuery {
    std::string text;  // as search_terms.hpp reads it
    std::vector<SearchGroup> groups;
    std::int64_t since_ms = 0, until_ms = 0;  // when it was said or edited last; 0: whenever
    // The last one found before, after which this page begins.
    StreamId before_stream;
    Seq before_seq = 0;  // 0: from the newest
    std::size_t limit = 0;
};

// An entry that was said, with the body it has now, and where.
struct Found {
    GroupId group;
    StreamId stream;
    protocol::StreamKind kind = protocol::StreamKind::room;
    std::string room;  // its slug
    Seq thread = 0;    // its number
    StoredEntry entry;
};

struct FoundPage {
    std::vector<Found> found;  // newest first: said or edited last
    bool more = false;
};

class Search {
  public:
    virtual ~Search() = default;

    // Everything committed before the call is found. full: too many words; absent: there is no such
    // entry to go on after.
    virtual void find(core::Shard& home, SearchQuery query, core::Completion<FoundPage> done) = 0;
};

}  // namespace havn::store
