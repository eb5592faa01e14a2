#include "server/store/postgres/search.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "protocol/limits.hpp"
#include "server/store/group_json.hpp"
#include "server/store/postgres/entries.hpp"

namespace havn::store::postgres {
namespace {

// A commit waits for no more than this.
constexpr std::uint64_t entries_indexed_at_once = 500;

constexpr auto behind_sql =
    "SELECT id FROM stream WHERE group_id = ANY($1) AND last_seq > searched_seq LIMIT 1";
constexpr auto unindexed_sql =
    "SELECT e.seq, e.kind, e.refers, e.at_ms, e.title, e.text, e.note, e.removed, g.languages,"
    " g.id FROM stream s JOIN support_group g ON g.id = s.group_id"
    " JOIN entry e ON e.stream_id = s.id AND e.seq > s.searched_seq WHERE s.id = $1"
    " ORDER BY e.seq LIMIT $2";
constexpr auto put_sql =
    "INSERT INTO search_entry (stream_id, seq, at_ms, terms) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (stream_id, seq) DO UPDATE SET at_ms = $3, terms = $4";
// $1 to $7 when, after what and in which groups, then what the words add.
constexpr auto select_sql =
    "SELECT i.stream_id, i.seq, s.group_id, s.kind, s.slug, s.number FROM search_entry i"
    " JOIN stream s ON s.id = i.stream_id WHERE i.at_ms BETWEEN $1 AND $2"
    " AND ($3 = 0 OR (i.at_ms, i.stream_id, i.seq) < ($4, $5, $6)) AND i.terms && $7";
constexpr auto before_sql = "SELECT at_ms FROM search_entry WHERE stream_id = $1 AND seq = $2";
constexpr auto entry_sql = HAVN_SELECT_ENTRY " WHERE e.stream_id = $1 AND e.seq = $2";

// One statement for every number of words, so that it is prepared once: absent words ask for
// nothing.
std::string find_sql() {
    std::string sql = select_sql;
    for (std::size_t word = 0; word < protocol::limits::search_words_max; ++word) {
        const auto any_of = "$" + std::to_string(8 + 2 * word);
        const auto sort = "$" + std::to_string(9 + 2 * word);
        sql += " AND (" + sort + " = 0 OR (i.terms && " + any_of + ") = (" + sort + " = 1))";
    }
    const auto limit = 8 + 2 * protocol::limits::search_words_max;
    const auto hidden_groups = "$" + std::to_string(limit + 1);
    const auto hidden_handles = "$" + std::to_string(limit + 2);
    const auto hidden = " AND NOT EXISTS (SELECT 1 FROM unnest(" + hidden_groups + "::bigint[], " +
                        hidden_handles +
                        "::text[]) AS h(in_group, handle) JOIN entry e ON e.handle = h.handle"
                        " WHERE h.in_group = s.group_id AND ";
    sql += hidden + "e.stream_id = i.stream_id AND e.seq = i.seq)";
    // In threads they opened, too.
    sql += hidden +
           "s.kind = 3 AND e.seq = s.number AND e.stream_id ="
           " (SELECT f.id FROM stream f WHERE f.group_id = s.group_id AND f.kind = 2))";
    return sql + " ORDER BY i.at_ms DESC, i.stream_id DESC, i.seq DESC LIMIT $" +
           std::to_string(limit);
}

}  // namespace

void PostgresSearch::find(core::Shard& home, SearchQuery query, core::Completion<FoundPage> done) {
    catch_up(home, std::make_shared<const SearchQuery>(std::move(query)), std::move(done));
}

void PostgresSearch::catch_up(core::Shard& home, std::shared_ptr<const SearchQuery> query,
                              core::Completion<FoundPage> done) {
    std::vector<std::uint64_t> groups;
    for (const auto& one : query->groups) groups.push_back(one.group.value);
    auto looked = [this, &home, query,
                   done = std::move(done)](core::Result<StreamId> behind) mutable {
        if (!behind) return done(std::unexpected(behind.error()));
        if (!*behind) return search(home, std::move(query), std::move(done));
        auto indexed = [this, &home, query,
                        done = std::move(done)](core::Result<bool> some) mutable {
            if (!some) return done(std::unexpected(some.error()));
            catch_up(home, std::move(query), std::move(done));
        };
        writes_.submit<bool>(home, {*behind}, core::Completion<bool>(std::move(indexed)),
                             [this, stream = *behind] { return index(stream); });
    };
    reader_.submit(home, core::Completion<StreamId>(std::move(looked)),
                   [groups](Connection& connection) -> core::Result<StreamId> {
                       auto rows = connection.query(behind_sql, groups);
                       return rows.next() ? StreamId{rows.number(0)} : StreamId{};
                   });
}

core::Result<bool> PostgresSearch::index(StreamId stream) {
    auto& connection = writes_.connection();
    auto rows = connection.query(unindexed_sql, stream, entries_indexed_at_once);
    Pipeline writes;
    Seq last = 0;
    while (rows.next()) {
        last = rows.number(0);
        const auto kind = rows.as<EntryKind>(1);
        if ((kind != EntryKind::said && kind != EntryKind::edit) || rows.integer(7) != 0) continue;
        const auto languages = strings(rows.text(8));
        auto terms = written_terms_.of_text(
            rows.text(4) + "\n" + rows.text(5) + "\n" + rows.text(6), languages);
        terms.push_back(SearchTerms::of_group(rows.number(9)));
        writes.add(put_sql, stream, kind == EntryKind::edit ? rows.number(2) : last,
                   rows.integer(3), terms);
    }
    if (last == 0) return false;
    writes.add("UPDATE stream SET searched_seq = $2 WHERE id = $1", stream, last);
    connection.run(writes);
    return true;
}

void PostgresSearch::search(core::Shard& home, std::shared_ptr<const SearchQuery> query,
                            core::Completion<FoundPage> done) {
    reader_.submit(
        home, std::move(done), [query](Connection& connection) -> core::Result<FoundPage> {
            static const std::string find = find_sql();
            std::vector<std::string> languages;
            std::vector<std::uint64_t> groups, hidden_groups;
            std::vector<std::string> hidden_handles;
            for (const auto& one : query->groups) {
                hidden_groups.resize(hidden_groups.size() + one.hidden.size(), one.group.value);
                hidden_handles.insert(hidden_handles.end(), one.hidden.begin(), one.hidden.end());
                languages.insert(languages.end(), one.languages.begin(), one.languages.end());
                groups.push_back(SearchTerms::of_group(one.group.value));
            }
            SearchTerms terms;
            auto words = terms.of_query(query->text, languages);
            if (words.size() > protocol::limits::search_words_max)
                return std::unexpected(core::Failure::full);
            if (std::ranges::all_of(words, &SearchWord::excluded)) return FoundPage{};
            words.resize(protocol::limits::search_words_max);
            std::int64_t before_ms = 0;
            if (query->before_seq != 0) {
                auto rows = connection.query(before_sql, query->before_stream, query->before_seq);
                if (!rows.next()) return std::unexpected(core::Failure::absent);
                before_ms = rows.integer(0);
            }
            const auto sort = [&](std::size_t i) {
                return words[i].any_of.empty() ? 0 : words[i].excluded ? 2 : 1;
            };
            constexpr auto ever = std::int64_t{1} << 60;
            auto rows = connection.query(
                find, query->since_ms, query->until_ms != 0 ? query->until_ms : ever,
                query->before_seq != 0 ? 1 : 0, before_ms, query->before_stream, query->before_seq,
                groups, words[0].any_of, sort(0), words[1].any_of, sort(1), words[2].any_of,
                sort(2), words[3].any_of, sort(3), words[4].any_of, sort(4), words[5].any_of,
                sort(5), words[6].any_of, sort(6), words[7].any_of, sort(7), words[8].any_of,
                sort(8), words[9].any_of, sort(9), query->limit + 1, hidden_groups, hidden_handles);
            FoundPage page;
            while (rows.next()) {
                page.more = page.found.size() == query->limit;
                if (page.more) break;
                Found found;
                found.stream = StreamId{rows.number(0)};
                found.group = GroupId{rows.number(2)};
                found.kind = rows.as<protocol::StreamKind>(3);
                found.room = rows.text(4);
                found.thread = rows.number(5);
                auto entry = connection.query(entry_sql, found.stream, rows.number(1));
                if (!entry.next()) continue;
                found.entry = entry_of(entry);
                if (!found.entry.removed) page.found.push_back(std::move(found));
            }
            return page;
        });
}

}  // namespace havn::store::postgres
