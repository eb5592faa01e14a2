#include "server/store/postgres/asks.hpp"

#include <utility>

#include "server/core/clock.hpp"

namespace havn::store::postgres {
namespace {

// An invitation without a place keeps nobody else out; a place that is not taken goes to the next.
constexpr std::int64_t invited_ms = 7 * core::day_ms;
constexpr std::int64_t place_kept_ms = 6LL * 60 * 60 * 1'000;

#define HAVN_SELECT_ASK                                                          \
    "SELECT a.id, a.group_id, a.person_id, a.state, a.words, a.at_ms,"           \
    " (SELECT count(*) FROM ask b WHERE b.group_id = a.group_id AND b.state = 2" \
    " AND b.id < a.id AND a.state = 2) FROM ask a "

Ask ask_of(const Rows& rows) {
    return {.id = rows.number(0),
            .group = GroupId{rows.number(1)},
            .person = PersonId{rows.number(2)},
            .state = rows.as<AskState>(3),
            .words = rows.text(4),
            .at_ms = rows.integer(5),
            .ahead = rows.number(6)};
}

std::vector<Ask> asks_of(Rows rows) {
    std::vector<Ask> asks;
    while (rows.next()) asks.push_back(ask_of(rows));
    return asks;
}

}  // namespace

core::Result<Ask> AskWrites::ask(GroupId group, PersonId person, const std::string& words,
                                 bool needs_agreement, std::uint32_t people_max) {
    const auto made = connection().execute(
        "INSERT INTO ask (group_id, person_id, state, words, at_ms) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT DO NOTHING",
        group, person, AskState::asked, words, writer_.clock().unix_ms());
    auto ask = find(group, person);
    if (!ask) return std::unexpected(core::Failure::absent);
    if (made == 0 || needs_agreement) return *ask;
    set(ask->id, full(group, people_max) ? AskState::waiting : AskState::invited, people_max);
    return *find(group, person);
}

core::Result<Ask> AskWrites::decide(GroupId group, std::uint64_t id, bool accept,
                                    std::uint32_t people_max, const LogLine& line) {
    auto rows = connection().query(
        HAVN_SELECT_ASK "WHERE a.group_id = $1 AND a.id = $2 FOR UPDATE OF a", group, id);
    if (!rows.next()) return std::unexpected(core::Failure::absent);
    auto ask = ask_of(rows);
    if (ask.state != AskState::asked) return std::unexpected(core::Failure::conflict);
    if (accept) {
        ask.state = full(group, people_max) ? AskState::waiting : AskState::invited;
        set(ask.id, ask.state, people_max);
    } else {
        connection().execute("DELETE FROM ask WHERE id = $1", ask.id);
    }
    writer_.changed(ChangeKind::turn, group, ask.person.value);
    log_.write(line);
    return ask;
}

core::Result<std::vector<Ask>> AskWrites::invite(GroupId group, std::uint32_t people_max) {
    prune();
    std::vector<Ask> invited;
    while (!full(group, people_max)) {
        auto rows = connection().query(HAVN_SELECT_ASK
                                       "WHERE a.group_id = $1 AND a.state = 2"
                                       " ORDER BY a.id LIMIT 1 FOR UPDATE OF a",
                                       group);
        if (!rows.next()) break;
        auto ask = ask_of(rows);
        set(ask.id, AskState::invited, people_max);
        ask.state = AskState::invited;
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
    connection().query("SELECT 1 FROM support_group WHERE id = $1 FOR NO KEY UPDATE", group);
    auto rows = connection().query(
        "SELECT (SELECT count(*) FROM member WHERE group_id = $1)"
        " + (SELECT count(*) FROM ask WHERE group_id = $1 AND state = 3"
        " AND invited_until_ms > $2)",
        group, writer_.clock().unix_ms());
    return rows.next() && rows.number(0) >= people_max;
}

void AskWrites::joined(PersonId person, GroupId group) {
    connection().execute("DELETE FROM ask WHERE person_id = $1 AND group_id = $2", person, group);
}

void AskWrites::prune() {
    connection().execute("DELETE FROM ask WHERE state = 3 AND invited_until_ms <= $1",
                         writer_.clock().unix_ms());
}

std::optional<Ask> AskWrites::find(GroupId group, PersonId person) {
    auto rows = connection().query(HAVN_SELECT_ASK "WHERE a.group_id = $1 AND a.person_id = $2",
                                   group, person);
    if (!rows.next()) return std::nullopt;
    return ask_of(rows);
}

void AskWrites::set(std::uint64_t ask, AskState state, std::uint32_t people_max) {
    const auto kept_ms = people_max == 0 ? invited_ms : place_kept_ms;
    const auto until_ms =
        state == AskState::invited ? writer_.clock().unix_ms() + kept_ms : std::int64_t{0};
    connection().execute("UPDATE ask SET state = $2, invited_until_ms = $3 WHERE id = $1", ask,
                         state, until_ms);
}

void PostgresAsks::ask(core::Shard& home, GroupId group, PersonId person, std::string words,
                       bool needs_agreement, std::uint32_t people_max, core::Completion<Ask> done) {
    writer_.submit(home, std::move(done), [=, this, words = std::move(words)] {
        return writes_.ask(group, person, words, needs_agreement, people_max);
    });
}

void PostgresAsks::list(core::Shard& home, GroupId group, std::size_t limit,
                        core::Completion<std::vector<Ask>> done) {
    reader_.submit(
        home, std::move(done), [=](Connection& connection) -> core::Result<std::vector<Ask>> {
            return asks_of(connection.query(HAVN_SELECT_ASK "WHERE a.group_id = $1 AND a.state < 3"
                                                            " ORDER BY a.state, a.id LIMIT $2",
                                            group, limit));
        });
}

void PostgresAsks::decide(core::Shard& home, GroupId group, std::uint64_t ask, bool accept,
                          std::uint32_t people_max, LogLine line, core::Completion<Ask> done) {
    writer_.submit(home, std::move(done), [=, this, line = std::move(line)] {
        return writes_.decide(group, ask, accept, people_max, line);
    });
}

void PostgresAsks::invite(core::Shard& home, GroupId group, std::uint32_t people_max,
                          core::Completion<std::vector<Ask>> done) {
    writer_.submit(home, std::move(done), [=, this] { return writes_.invite(group, people_max); });
}

void PostgresAsks::of_person(core::Shard& home, PersonId person,
                             core::Completion<std::vector<Ask>> done) {
    reader_.submit(
        home, std::move(done), [=](Connection& connection) -> core::Result<std::vector<Ask>> {
            return asks_of(connection.query(HAVN_SELECT_ASK "WHERE a.person_id = $1", person));
        });
}

}  // namespace havn::store::postgres
