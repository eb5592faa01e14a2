#include "server/store/sqlite/places.hpp"

#include <algorithm>

namespace havn::store::sqlite {
namespace {

// So many go to the table with each commit: faster than new ones can come, but no commit waits
// long.
constexpr std::size_t stored_at_once_min = 64;

constexpr auto newer_sql = "SELECT id, stream_id, seq FROM entry WHERE id > ? ORDER BY id";
constexpr auto mark_sql = "SELECT entry_id FROM mark WHERE name = 'place'";
constexpr auto last_sql = "SELECT max(seq) FROM place WHERE stream_id = ?";

}  // namespace

Places::Places(Writer& writer, std::size_t gathered_max)
    : writer_(writer),
      gathered_max_(gathered_max),
      insert_(writer.connection(),
              "INSERT OR REPLACE INTO place (stream_id, seq, entry_id) VALUES (?, ?, ?)"),
      find_(writer.connection(), "SELECT entry_id FROM place WHERE stream_id = ? AND seq = ?"),
      last_(writer.connection(), last_sql),
      set_mark_(writer.connection(), "UPDATE mark SET entry_id = ? WHERE name = 'place'") {
    Statement newer(writer_.connection(), newer_sql);
    Rows rows = newer.query(writer_.connection().integer(mark_sql));
    while (rows.next()) add(StreamId{rows.number(1)}, rows.number(2), rows.number(0));
    committed_ = gathered_.size();
}

void Places::add(StreamId stream, Seq seq, std::uint64_t entry) {
    gathered_.push_back({stream, seq, entry});
    tail_.add(stream, seq, entry);
}

std::uint64_t Places::find(StreamId stream, Seq seq) {
    if (const auto entry = tail_.find(stream, seq); entry != 0) return entry;
    Rows rows = find_.query(stream, seq);
    return rows.next() ? rows.number(0) : 0;
}

Seq Places::last(StreamId stream) {
    if (const Seq seq = tail_.last(stream); seq != 0) return seq;
    Rows rows = last_.query(stream);
    return rows.next() ? rows.number(0) : 0;
}

void Places::store_some() {
    if (stored_ == storing_.size()) return;
    const auto added = gathered_.size() - committed_;
    const auto end = std::min(storing_.size(), stored_ + std::max(stored_at_once_min, 2 * added));
    for (; stored_ < end; ++stored_) {
        const auto& place = storing_[stored_];
        insert_.execute(place.stream, place.seq, place.entry);
    }
    if (stored_ == storing_.size()) set_mark_.execute(storing_to_);
}

void Places::committed() {
    committed_ = gathered_.size();
    stored_before_ = stored_;
    if (stored_ < storing_.size()) return;
    if (!storing_.empty()) tail_.drop_to(storing_to_);
    storing_.clear();
    stored_ = stored_before_ = 0;
    if (gathered_.size() < gathered_max_) return;
    storing_.swap(gathered_);
    storing_to_ = storing_.back().entry;
    std::ranges::sort(storing_);
    committed_ = 0;
}

void Places::rolled_back() {
    for (; gathered_.size() > committed_; gathered_.pop_back()) {
        tail_.take_back(gathered_.back().stream);
    }
    stored_ = stored_before_;
}

PlacesSeen::PlacesSeen(Connection& connection)
    : find_mark_(connection, mark_sql),
      newer_(connection, newer_sql),
      last_(connection, last_sql),
      range_(
          connection,
          "SELECT entry_id FROM place WHERE stream_id = ? AND seq BETWEEN ? AND ? ORDER BY seq") {}

void PlacesSeen::refresh() {
    std::uint64_t mark = 0;
    if (Rows rows = find_mark_.query(); rows.next()) mark = rows.number(0);
    if (mark != mark_) tail_.drop_to(mark_ = mark);
    seen_ = std::max(seen_, mark_);
    Rows rows = newer_.query(seen_);
    while (rows.next()) {
        seen_ = rows.number(0);
        tail_.add(StreamId{rows.number(1)}, rows.number(2), seen_);
    }
}

Seq PlacesSeen::last(StreamId stream) {
    if (const Seq seq = tail_.last(stream); seq != 0) return seq;
    Rows rows = last_.query(stream);
    return rows.next() ? rows.number(0) : 0;
}

std::vector<std::uint64_t> PlacesSeen::rows(StreamId stream, Seq first, Seq last) {
    std::vector<std::uint64_t> found;
    if (last < first) return found;
    found.reserve(last - first + 1);
    const Seq tail_first = tail_.first(stream);
    if (tail_first == 0 || first < tail_first) {
        Rows rows =
            range_.query(stream, first, tail_first == 0 ? last : std::min(last, tail_first - 1));
        while (rows.next()) found.push_back(rows.number(0));
    }
    if (tail_first != 0) {
        for (Seq seq = std::max(first, tail_first); seq <= last; ++seq) {
            found.push_back(tail_.find(stream, seq));
        }
    }
    return found;
}

}  // namespace havn::store::sqlite
