#include "server/store/sqlite/asks.hpp"

#include <utility>

#include "server/core/clock.hpp"

namespace havn::store::sqlite {
namespace {

// An invitation without a place keeps nobody else out; a place that is not taken goes to the next.
constexpr std::int64_t invited_ms = 7 * core::day_ms;
constexpr std::int64_t place_kept_ms = 6LL * 60 * 60 * 1'000;

std::string select_asks(std::string_view rest) {
    return "SELECT a.id, a.group_id, a.person_id, a.state, a.words, a.at_ms,"
           " (SELECT count(*) FROM ask b WHERE b.group_id = a.group_id AND b.state = 2"
           " AND b.id < a.id AND a.state = 2) FROM ask a " +
           std::string(rest);
}

Ask ask_of(const Rows& rows) {
    return {.id = rows.number(0),
            .group = GroupId{rows.number(1)},
            .person = PersonId{rows.number(2)},
            .state = rows.as<AskState>(3),
            .words = rows.text(4),
            .at_ms = rows.integer(5),
            .ahead = rows.number(6)};
}

}  // namespace

AskWrites::AskWrites(Writer& writer, LogWrites& log)
    : writer_(writer),
      log_(log),
      find_(writer.connection(), select_asks("WHERE a.group_id = ? AND a.person_id = ?")),
      find_by_id_(writer.connection(), select_asks("WHERE a.group_id = ? AND a.id = ?")),
      insert_(writer.connection(),
              "INSERT INTO ask (group_id, person_id, state, words, at_ms) VALUES (?, ?, ?, ?, ?)"),
      set_(writer.connection(), "UPDATE ask SET state = ?2, invited_until_ms = ?3 WHERE id = ?1"),
      remove_(writer.connection(), "DELETE FROM ask WHERE id = ?"),
      joined_(writer.connection(), "DELETE FROM ask WHERE person_id = ? AND group_id = ?"),
      taken_(writer.connection(),
             "SELECT (SELECT count(*) FROM member WHERE group_id = ?1)"
             " + (SELECT count(*) FROM ask WHERE group_id = ?1 AND state = 3"
             " AND invited_until_ms > ?2)"),
      next_(writer.connection(),
            select_asks("WHERE a.group_id = ? AND a.state = 2 ORDER BY a.id LIMIT 1")),
      prune_(writer.connection(), "DELETE FROM ask WHERE state = 3 AND invited_until_ms <= ?") {}

core::Result<Ask> AskWrites::ask(GroupId group, PersonId person, const std::string& words,
                                 bool needs_agreement, std::uint32_t people_max) {
    if (auto known = find(group, person)) return *known;
    const auto now_ms = writer_.clock().unix_ms();
    insert_.execute(group, person, AskState::asked, words, now_ms);
    auto made = find(group, person);
    if (!made) return std::unexpected(core::Failure::absent);
    if (needs_agreement) return *made;
    set(*made, full(group, people_max) ? AskState::waiting : AskState::invited, people_max);
    return *find(group, person);
}

core::Result<Ask> AskWrites::decide(GroupId group, std::uint64_t id, bool accept,
                                    std::uint32_t people_max, const LogLine& line) {
    Ask ask;
    {
        Rows rows = find_by_id_.query(group, id);
        if (!rows.next()) return std::unexpected(core::Failure::absent);
        ask = ask_of(rows);
    }
    if (ask.state != AskState::asked) return std::unexpected(core::Failure::conflict);
    if (accept) {
        set(ask, full(group, people_max) ? AskState::waiting : AskState::invited, people_max);
    } else {
        remove_.execute(ask.id);
    }
    writer_.changed(ChangeKind::turn, group, ask.person.value);
    log_.write(line);
    return ask;
}

core::Result<std::vector<Ask>> AskWrites::invite(GroupId group, std::uint32_t people_max) {
    prune();
    std::vector<Ask> invited;
    while (!full(group, people_max)) {
        Ask ask;
        {
            Rows rows = next_.query(group);
            if (!rows.next()) break;
            ask = ask_of(rows);
        }
        set(ask, AskState::invited, people_max);
        writer_.changed(ChangeKind::turn, group, ask.person.value);
        invited.push_back(std::move(ask));
    }
    return invited;
}

bool AskWrites::invited(PersonId person, GroupId group) {
    prune();
    const auto ask = find(group, person);
    return ask && ask->state == AskState::invited;
}

bool AskWrites::full(GroupId group, std::uint32_t people_max) {
    if (people_max == 0) return false;
    Rows rows = taken_.query(group, writer_.clock().unix_ms());
    return rows.next() && rows.number(0) >= people_max;
}

void AskWrites::joined(PersonId person, GroupId group) {
    joined_.execute(person, group);
}

void AskWrites::prune() {
    prune_.execute(writer_.clock().unix_ms());
}

std::optional<Ask> AskWrites::find(GroupId group, PersonId person) {
    Rows rows = find_.query(group, person);
    if (!rows.next()) return std::nullopt;
    return ask_of(rows);
}

void AskWrites::set(Ask& ask, AskState state, std::uint32_t people_max) {
    ask.state = state;
    const auto kept_ms = people_max == 0 ? invited_ms : place_kept_ms;
    set_.execute(ask.id, state,
                 state == AskState::invited ? writer_.clock().unix_ms() + kept_ms : 0);
}

SqliteAsks::SqliteAsks(Writer& writer, AskWrites& writes, Reader& reader)
    : writer_(writer),
      writes_(writes),
      reader_(reader),
      list_(reader.connection(),
            select_asks("WHERE a.group_id = ? AND a.state < 3 ORDER BY a.state, a.id LIMIT ?")),
      of_person_(reader.connection(), select_asks("WHERE a.person_id = ?")) {}

void SqliteAsks::ask(core::Shard& home, GroupId group, PersonId person, std::string words,
                     bool needs_agreement, std::uint32_t people_max, core::Completion<Ask> done) {
    writer_.submit(home, std::move(done), [=, this, words = std::move(words)] {
        return writes_.ask(group, person, words, needs_agreement, people_max);
    });
}

void SqliteAsks::list(core::Shard& home, GroupId group, std::size_t limit,
                      core::Completion<std::vector<Ask>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<Ask>> {
        std::vector<Ask> asks;
        Rows rows = list_.query(group, limit);
        while (rows.next()) asks.push_back(ask_of(rows));
        return asks;
    });
}

void SqliteAsks::decide(core::Shard& home, GroupId group, std::uint64_t ask, bool accept,
                        std::uint32_t people_max, LogLine line, core::Completion<Ask> done) {
    writer_.submit(home, std::move(done), [=, this, line = std::move(line)] {
        return writes_.decide(group, ask, accept, people_max, line);
    });
}

void SqliteAsks::invite(core::Shard& home, GroupId group, std::uint32_t people_max,
                        core::Completion<std::vector<Ask>> done) {
    writer_.submit(home, std::move(done), [=, this] { return writes_.invite(group, people_max); });
}

void SqliteAsks::of_person(core::Shard& home, PersonId person,
                           core::Completion<std::vector<Ask>> done) {
    reader_.submit(home, std::move(done), [=, this]() -> core::Result<std::vector<Ask>> {
        std::vector<Ask> asks;
        Rows rows = of_person_.query(person);
        while (rows.next()) asks.push_back(ask_of(rows));
        return asks;
    });
}

}  // namespace havn::store::sqlite
