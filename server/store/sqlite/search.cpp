#include "server/store/sqlite/search.hpp"

#include <algorithm>
#include <bit>
#include <bitset>
#include <cstring>
#include <limits>
#include <map>
#include <utility>

#include "protocol/limits.hpp"
#include "server/store/group_json.hpp"

namespace havn::store::sqlite {
namespace {

constexpr int cache_kib = 16 * 1024;
// What is read at once while nobody searches, so that whoever does need not wait.
constexpr std::size_t read_ahead_entries = 256;
constexpr std::chrono::milliseconds read_ahead_interval{1'000};
// Between two parts of what there is to read: where much is said, saying it comes first.
constexpr std::chrono::milliseconds read_ahead_pause{400};
constexpr std::size_t terms_put_at_once = 1'000;

bool has(const std::vector<std::uint64_t>& terms, const SearchWord& word) {
    return std::ranges::any_of(
        word.any_of, [&](std::uint64_t term) { return std::ranges::binary_search(terms, term); });
}

}  // namespace

// What a search asks for, and the page it fills.
struct SqliteSearch::Asked {
    const std::vector<SearchGroup>& groups;
    std::vector<SearchWord> words = {};                            // the groups are one of them
    std::uint64_t first = 1;                                       // no hits before this entry …
    std::uint64_t end = std::numeric_limits<std::int64_t>::max();  // … and from this one on
    std::int64_t since_ms = 0, until_ms = 0;
    std::size_t limit = 0;
    FoundPage page = {};
};

SqliteSearch::SqliteSearch(const std::filesystem::path& file, Writer& writer, SearchIndex& index)
    : connection_(file),
      writer_(writer),
      index_(index),
      entries_(connection_),
      begin_(connection_, "BEGIN"),
      commit_(connection_, "COMMIT"),
      find_mark_(connection_, "SELECT entry_id FROM mark WHERE name = 'search'"),
      newer_(connection_,
             "SELECT e.id, e.kind, typeof(e.text) = 'blob', " HAVN_SEARCHED_BODY
             " FROM entry e" HAVN_SEARCHED_JOINS " WHERE e.id > ? ORDER BY e.id LIMIT ?"),
      standing_(connection_,
                "SELECT e.id FROM entry e WHERE e.id BETWEEN ? AND ? AND e.kind IN (1, 3)"
                " AND typeof(e.text) <> 'blob' AND NOT EXISTS (SELECT 1 FROM entry x"
                " WHERE x.stream_id = e.stream_id AND x.kind = 3 AND x.id > e.id"
                " AND x.refers = CASE e.kind WHEN 1 THEN e.seq ELSE e.refers END) ORDER BY e.id"),
      postings_(connection_, "SELECT entries FROM search_posting WHERE volume = ? AND term = ?"),
      hit_(connection_,
           "SELECT e.stream_id, e.kind, e.seq, e.refers, e.at_ms, s.group_id, s.kind, s.slug,"
           " s.number FROM entry e JOIN stream s ON s.id = e.stream_id WHERE e.id = ?"),
      newest_edit_(connection_,
                   "SELECT max(id) FROM entry WHERE stream_id = ? AND refers = ? AND kind = 3"),
      opener_(connection_,
              "SELECT e.handle FROM stream s JOIN entry e ON e.stream_id = s.id AND e.seq = ?2"
              " WHERE s.group_id = ?1 AND s.kind = 2"),
      at_(connection_, "SELECT at_ms FROM entry WHERE id >= ? ORDER BY id LIMIT 1") {
    connection_.execute("PRAGMA query_only = ON");
    connection_.execute("PRAGMA cache_size = -" + std::to_string(cache_kib));
}

void SqliteSearch::start() {
    lane_.start([this](Jobs batch) { turn(std::move(batch)); }, [this] { return idle(); });
}

void SqliteSearch::find(core::Shard& home, SearchQuery query, core::Completion<FoundPage> done) {
    lane_.submit(home, std::move(done), [this, query = std::move(query)] { return search(query); });
}

void SqliteSearch::turn(Jobs batch) {
    answer_from_snapshot(connection_, begin_, commit_, std::move(batch),
                         [this] { refresh(std::numeric_limits<std::int32_t>::max()); });
}

std::optional<std::chrono::milliseconds> SqliteSearch::idle() {
    bool more = false;
    try {
        begin_.execute();
        more = refresh(read_ahead_entries);
        commit_.execute();
    } catch (const SqliteError&) {
        more = false;
    }
    connection_.roll_back();
    auto* home = home_.load();
    const bool full = seen_ >= mark_ + search_volume_entries;
    if (full && !writing_ && home != nullptr) begin_volume(*home);
    return more ? read_ahead_pause : read_ahead_interval;
}

// Takes in what was committed meanwhile; whether there may be more.
bool SqliteSearch::refresh(std::size_t entries_max) {
    entries_.refresh();
    if (Rows rows = find_mark_.query(); rows.next()) mark_ = rows.number(0);
    while (!tail_.empty() && tail_.front().id <= mark_) tail_.pop_front();
    seen_ = std::max(seen_, mark_);
    std::size_t read = 0;
    Rows rows = newer_.query(seen_, entries_max);
    for (; rows.next(); ++read) {
        seen_ = rows.number(0);
        const auto kind = rows.as<EntryKind>(1);
        const bool body = kind == EntryKind::said || kind == EntryKind::edit;
        if (!body || rows.integer(2) != 0) continue;
        auto terms = terms_.of_text(rows.text(3) + "\n" + rows.text(4) + "\n" + rows.text(5),
                                    strings(rows.text(7)));
        const auto group = SearchTerms::of_group(rows.number(6));
        terms.insert(std::ranges::lower_bound(terms, group), group);
        tail_.push_back({seen_, std::move(terms)});
    }
    return read == entries_max;
}

// ---------------------------------------------------------------- searching

core::Result<FoundPage> SqliteSearch::search(const SearchQuery& query) {
    std::vector<std::string> languages;
    SearchWord groups;
    for (const auto& one : query.groups) {
        languages.insert(languages.end(), one.languages.begin(), one.languages.end());
        groups.any_of.push_back(SearchTerms::of_group(one.group.value));
    }
    Asked asked{.groups = query.groups};
    asked.words = terms_.of_query(query.text, languages);
    asked.limit = query.limit;
    if (asked.words.size() > protocol::limits::search_words_max)
        return std::unexpected(core::Failure::full);
    if (std::ranges::all_of(asked.words, &SearchWord::excluded)) return asked.page;
    asked.words.push_back(std::move(groups));
    if (query.before_seq != 0) {
        const auto before = hit_of(query.before_stream, query.before_seq);
        if (!before) return std::unexpected(before.error());
        asked.end = *before;
    }
    asked.since_ms = query.since_ms;
    asked.until_ms = query.until_ms;
    if (query.since_ms != 0) asked.first = first_at(query.since_ms);
    if (query.until_ms != 0) asked.end = std::min(asked.end, first_at(query.until_ms + 1));
    if (search_tail(asked)) return asked.page;
    for (auto volume = mark_ / search_volume_entries; volume-- > 0;)
        if (search_volume(asked, volume)) break;
    return asked.page;
}

// These say whether the search is over.

bool SqliteSearch::search_tail(Asked& asked) {
    for (auto entry = tail_.rbegin(); entry != tail_.rend(); ++entry) {
        if (entry->id >= asked.end) continue;
        if (entry->id < asked.first) return true;
        const bool fits = std::ranges::all_of(asked.words, [&](const SearchWord& word) {
            return has(entry->terms, word) != word.excluded;
        });
        if (fits && consider(asked, entry->id)) return true;
    }
    return false;
}

bool SqliteSearch::search_volume(Asked& asked, std::uint64_t volume) {
    const auto begin = volume * search_volume_entries + 1;
    if (begin >= asked.end) return false;
    if (begin + search_volume_entries <= asked.first) return true;
    std::bitset<search_volume_entries> fitting;
    fitting.set();
    for (const auto& word : asked.words) {
        std::bitset<search_volume_entries> with;
        for (const auto term : word.any_of) {
            Rows rows = postings_.query(volume, term);
            if (!rows.next()) continue;
            const auto bytes = rows.text(0);
            for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
                std::uint16_t place = 0;
                std::memcpy(&place, bytes.data() + i, sizeof place);
                if (place != posting_removed) with.set(place);
            }
        }
        fitting &= word.excluded ? ~with : with;
        if (fitting.none()) return false;
    }
    for (auto place = search_volume_entries; place-- > 0;) {
        const auto id = begin + place;
        if (!fitting[place] || id >= asked.end) continue;
        if (id < asked.first || consider(asked, id)) return true;
    }
    return false;
}

bool SqliteSearch::is_hidden(const Asked& asked, const Found& found, std::string_view handle) {
    const auto group = std::ranges::find(asked.groups, found.group, &SearchGroup::group);
    if (group == asked.groups.end() || group->hidden.empty()) return false;
    const auto hides = [&](std::string_view by) {
        return std::ranges::find(group->hidden, by) != group->hidden.end();
    };
    if (hides(handle)) return true;
    if (found.kind != protocol::StreamKind::thread) return false;
    Rows rows = opener_.query(found.group, found.thread);
    return rows.next() && hides(rows.text(0));
}

bool SqliteSearch::consider(Asked& asked, std::uint64_t id) {
    Found found;
    Seq seq = 0;
    bool edit = false;
    {
        Rows rows = hit_.query(id);
        if (!rows.next()) return false;
        found.stream = StreamId{rows.number(0)};
        edit = rows.as<EntryKind>(1) == EntryKind::edit;
        seq = rows.number(edit ? 3 : 2);
        const auto at_ms = rows.integer(4);
        if (at_ms < asked.since_ms || (asked.until_ms != 0 && at_ms > asked.until_ms)) return false;
        found.group = GroupId{rows.number(5)};
        found.kind = rows.as<protocol::StreamKind>(6);
        found.room = rows.text(7);
        found.thread = rows.number(8);
    }
    // What is in memory may have been edited or removed since.
    std::uint64_t newest = 0;
    if (Rows rows = newest_edit_.query(found.stream, seq); rows.next()) newest = rows.number(0);
    if (newest != (edit ? id : 0)) return false;
    auto entry = entries_.one(found.stream, seq);
    if (!entry || entry->removed || is_hidden(asked, found, entry->handle)) return false;
    asked.page.more = asked.page.found.size() == asked.limit;
    if (asked.page.more) return true;
    found.entry = std::move(*entry);
    asked.page.found.push_back(std::move(found));
    return false;
}

// The first entry of that time or later.
std::uint64_t SqliteSearch::first_at(std::int64_t ms) {
    std::uint64_t low = 1, high = seen_ + 1;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        Rows rows = at_.query(middle);
        if (rows.next() && rows.integer(0) < ms) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

core::Result<std::uint64_t> SqliteSearch::hit_of(StreamId stream, Seq seq) {
    const auto row = entries_.row(stream, seq);
    if (row == 0) return std::unexpected(core::Failure::absent);
    Rows rows = newest_edit_.query(stream, seq);
    const auto edit = rows.next() ? rows.number(0) : 0;
    return edit != 0 ? edit : row;
}

// ---------------------------------------------------------------- writing the index

// Begun before what stands in it is looked at, so that nothing that is forgotten meanwhile is lost
// sight of.
void SqliteSearch::begin_volume(core::Shard& home) {
    writing_ = true;
    const auto number = mark_ / search_volume_entries;
    auto begun = [this, &home, number](core::Result<bool> done) {
        lane_.submit(home, core::Completion<bool>([](core::Result<bool>) {}),
                     [this, &home, number, done]() -> core::Result<bool> {
                         writing_ = done.has_value();
                         if (writing_) write_next(home, collect(number));
                         return true;
                     });
    };
    writer_.submit(home, core::Completion<bool>(std::move(begun)),
                   [this, number]() -> core::Result<bool> {
                       index_.begin(number);
                       return true;
                   });
}

std::shared_ptr<SqliteSearch::Volume> SqliteSearch::collect(std::uint64_t number) {
    const auto first = number * search_volume_entries + 1;
    std::map<std::uint64_t, Postings> terms;
    auto entry = tail_.begin();
    Rows standing = standing_.query(first, first + search_volume_entries - 1);
    while (standing.next()) {
        const auto id = standing.number(0);
        while (entry != tail_.end() && entry->id < id) ++entry;
        if (entry == tail_.end()) break;
        if (entry->id != id) continue;
        for (const auto term : entry->terms)
            terms[term].push_back(static_cast<std::uint16_t>(id - first));
    }
    auto volume = std::make_shared<Volume>();
    volume->number = number;
    for (auto& term : terms) {
        if (volume->parts.empty() || volume->parts.back().size() == terms_put_at_once)
            volume->parts.emplace_back();
        volume->parts.back().emplace_back(term.first, std::move(term.second));
    }
    return volume;
}

// One part after the other: each has to be there before the volume is finished.
void SqliteSearch::write_next(core::Shard& home, std::shared_ptr<Volume> volume) {
    auto done = [this, &home, volume](core::Result<bool> part) {
        lane_.submit(home, core::Completion<bool>([](core::Result<bool>) {}),
                     [this, &home, volume, part]() -> core::Result<bool> {
                         writing_ = part.has_value() && volume->next <= volume->parts.size();
                         if (writing_) write_next(home, volume);
                         return true;
                     });
    };
    const auto at = volume->next++;
    writer_.submit(home, core::Completion<bool>(std::move(done)),
                   [this, volume, at]() -> core::Result<bool> {
                       if (at < volume->parts.size()) {
                           index_.put(volume->number, volume->parts[at]);
                       } else {
                           index_.finish(volume->number);
                       }
                       return true;
                   });
}

}  // namespace havn::store::sqlite
