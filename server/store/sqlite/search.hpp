#pragma once
// Search over SQLite: a thread of its own that searches what the index holds and, in memory, what
// came after it, and writes the index volume by volume while nobody searches. Any thread.

#include <atomic>
#include <chrono>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "server/store/lane.hpp"
#include "server/store/search.hpp"
#include "server/store/sqlite/entries.hpp"
#include "server/store/sqlite/reader.hpp"
#include "server/store/sqlite/search_index.hpp"

namespace havn::store::sqlite {

class SqliteSearch final : public Search {
  public:
    SqliteSearch(const std::filesystem::path& file, Writer& writer, SearchIndex& index);

    void start();
    void drain() { lane_.drain(); }
    // The index is written by way of this shard.
    void maintain(core::Shard& home) { home_.store(&home); }

    void find(core::Shard& home, SearchQuery query, core::Completion<FoundPage> done) override;

  private:
    struct TailEntry {
        std::uint64_t id = 0;
        std::vector<std::uint64_t> terms;  // sorted
    };
    struct Volume {
        std::uint64_t number = 0;
        std::vector<std::vector<std::pair<std::uint64_t, Postings>>> parts;
        std::size_t next = 0;
    };
    struct Asked;

    // This thread.
    void turn(Jobs batch);
    std::optional<std::chrono::milliseconds> idle();
    bool refresh(std::size_t entries_max);
    core::Result<FoundPage> search(const SearchQuery& query);
    bool search_tail(Asked& asked);
    bool search_volume(Asked& asked, std::uint64_t volume);
    bool is_hidden(const Asked& asked, const Found& found, std::string_view handle);
    bool consider(Asked& asked, std::uint64_t id);
    std::uint64_t first_at(std::int64_t ms);
    core::Result<std::uint64_t> hit_of(StreamId stream, Seq seq);

    void begin_volume(core::Shard& home);
    std::shared_ptr<Volume> collect(std::uint64_t number);
    void write_next(core::Shard& home, std::shared_ptr<Volume> volume);

    Connection connection_;
    Writer& writer_;
    SearchIndex& index_;
    SearchTerms terms_;
    Entries entries_;
    std::deque<TailEntry> tail_;
    std::uint64_t mark_ = 0, seen_ = 0;
    bool writing_ = false;
    std::atomic<core::Shard*> home_{nullptr};

    Statement begin_, commit_, find_mark_, newer_, standing_, postings_, hit_, newest_edit_,
        opener_, at_;
    Lane lane_{32};
};

}  // namespace havn::store::sqlite
