// An organisation is moved from SQLite to PostgreSQL, and everything is there as it was.

#include <iostream>
#include <random>
#include <sstream>

#include "server/store/postgres/feedback.hpp"
#include "server/store/sqlite/connection.hpp"
#include "server/store/sqlite/feedback.hpp"
#include "server/store_copy.hpp"
#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

using tests::PostgresServer;

// A life of some weeks, by the interfaces of the store.
struct Organisation {
    StoreFixture test{backends()[GENERATE(0, 1)]};
    std::mt19937 random;
    std::vector<StreamId> streams;
    std::vector<CaseId> held;

    explicit Organisation(unsigned seed) : random(seed) {
        for (const auto& group : test.groups) {
            streams.push_back(group.forum);
            for (const auto& room : group.rooms) streams.push_back(room.stream);
        }
        people();
        for (int i = 0; i < 3; ++i) test.append(StoreFixture::message(test.forum(), "opening"));
        streams.push_back(test.thread(2).value());
        talk(400);
    }
    std::filesystem::path file() const { return test.folder.path() / "havn.sqlite"; }

    void people() {
        for (std::uint8_t i = 1; i <= 8; ++i) {
            test.create_person(i).value();
            test.join(i, test.groups[i % 2].id, "handle-" + std::to_string(i), i).value();
        }
        test.forget(8, GroupId{}).value();
        for (const auto code : {std::uint8_t{60}, std::uint8_t{61}}) {
            test.add_link(
                    {StoreFixture::secret(code), test.group(), Role::moderator, start_ms + day_ms})
                .value();
        }
        test.redeem(3, 60).value();
    }
    void say_of(CaseId about) {
        FeedbackRow row;
        row.about = about;
        row.group = test.group();
        row.said = FeedbackSaid::missed;
        row.category = "abuse";
        await<bool>([&](auto done) {
            test.store->feedback().say(test.shard(), std::move(row), std::move(done));
        }).value();
    }
    void talk(int count) {
        for (int i = 0; i < count; ++i) {
            const auto stream = streams[random() % streams.size()];
            const auto name = std::to_string(random());
            switch (random() % 12) {
                case 0:
                    test.append(StoreFixture::removal(stream, 1 + random() % 20));
                    break;
                case 1:
                    held.push_back(test.hold(test.held_message(name, name)).value().held);
                    say_of(held.back());
                    break;
                case 2:
                    if (!held.empty())
                        test.decide(test.group(), held[random() % held.size()],
                                    random() % 2 == 0 ? CaseState::released : CaseState::removed);
                    break;
                case 3: {
                    auto edit = StoreFixture::message(stream, "edited " + name, name);
                    edit.kind = EntryKind::edit;
                    edit.refers = 1 + random() % 20;
                    test.append(std::move(edit));
                    break;
                }
                default: {
                    auto message = StoreFixture::message(stream, "text " + name + " ёж", name);
                    if (random() % 5 == 0) message.note = "note " + name;
                    if (random() % 9 == 0) message.carried = "grief/lounge";
                    if (random() % 5 == 0) message.draft = test.draft(CaseKind::flagged);
                    if (random() % 9 == 0) message.text += std::string(1, '\0') + "end";
                    test.append(std::move(message)).value();
                }
            }
            test.clock.advance_ms(random() % 1'000);
        }
    }
};

std::vector<std::string> told(StoreFixture& test, const std::vector<StreamId>& streams) {
    std::vector<std::string> lines;
    const auto line = [&](auto... parts) {
        std::ostringstream text;
        ((text << parts << '|'), ...);
        auto whole = text.str();
        for (auto at = whole.find('\0'); at != std::string::npos; at = whole.find('\0'))
            whole.replace(at, 1, "\xEF\xBF\xBD");
        lines.push_back(std::move(whole));
    };
    for (const auto stream : streams) {
        for (const auto& e : test.after(stream, 0).entries) {
            line(stream.value, e.seq, int(e.kind), e.author.value, e.handle, e.at_ms, e.refers,
                 e.title, e.text, e.removed, e.replies);
        }
    }
    for (const auto& c : test.cases(1'000)) {
        line(c.id.value, c.group.value, int(c.kind), int(c.state), c.stream.value, c.place, c.seq,
             c.author.value, c.handle, c.cid, c.refers, c.title, c.text, c.reason, c.verdict,
             c.care, c.findings_json, c.at_ms, c.decided_by);
    }
    for (std::uint8_t i = 1; i <= 8; ++i) {
        const auto person = test.find(i);
        if (!person) {
            line(int(i), "nobody");
            continue;
        }
        for (const auto& m : person->members)
            line(int(i), m.id.value, m.handle, int(m.role), m.guidelines_version, m.joined_at_ms);
    }
    for (const auto& group : test.groups) line(group.id.value, group.slug, group.forum.value);
    return lines;
}

using FeedbackRows = std::vector<FeedbackRow>;
FeedbackVisit into(FeedbackRows& rows) {
    return [&rows](const FeedbackExport& one) { rows.push_back(one.row); };
}

std::string refusal(const CopyOptions& options) {
    std::ostringstream out;
    try {
        copy_store(options, out);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

std::string server_refusal(const std::string& url) {
    const core::SystemClock clock;
    StoreStats stats;
    try {
        open_postgres({.url = url, .readers = 1}, clock, stats);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

TEST_CASE("an organisation moves from SQLite to PostgreSQL as it is") {
    const auto seed = std::random_device{}();
    std::cout << "store copy: seed " << seed << "\n";
    Organisation from(seed);
    const auto before = told(from.test, from.streams);
    from.test.store.reset();

    StoreFixture to(backends().back());
    const auto url = PostgresServer::shared().new_database();
    to.store.reset();
    std::ofstream(to.folder.path() / "postgres-url", std::ios::trunc) << url;

    CopyOptions options{
        .from = "sqlite:" + from.file().string(), .to = url, .progress = {}, .entries_at_once = 50};
    if (GENERATE(false, true)) {
        // Cut short; servers keep off what is there so far.
        auto cut = options;
        cut.progress = [](std::uint64_t entries, std::uint64_t) {
            if (entries >= 150) throw std::runtime_error("cut short");
        };
        CHECK(refusal(cut) == "cut short");
        CHECK_THAT(server_refusal(url), Catch::Contains("copy that was not finished"));
    }
    CHECK(refusal(options).empty());
    CHECK_THAT(refusal(options), Catch::Contains("finished copy"));

    to.clock.advance_ms(from.test.clock.unix_ms() - to.clock.unix_ms());
    to.reopen();
    to.groups = to.store->groups().load();
    CHECK(told(to, from.streams) == before);
    FeedbackRows feedback_before, feedback_after;
    sqlite::export_feedback(from.file(), {}, into(feedback_before));
    postgres::export_feedback(url, {}, into(feedback_after));
    CHECK(feedback_before.size() == from.held.size());
    CHECK(feedback_after == feedback_before);

    // Numbers go on where they were, and what was answered is known.
    const auto last = to.before(to.forum(), 0, 1).last;
    CHECK(to.append(StoreFixture::message(to.forum(), "text", "cid")).value().seq == last + 1);
    CHECK(to.append(StoreFixture::message(to.forum(), "text", "cid")).value().repeated);
    Case about;
    about.group = to.group();
    CHECK(to.open_case(about).value().id > from.held.back());
    CHECK(to.join(2, to.groups.back().id, "newcomer").has_value());
    CHECK(to.redeem(2, 61).has_value());
    CHECK(to.redeem(4, 60).error() == Failure::absent);
}

TEST_CASE("what was answered before a move is answered alike after it") {
    StoreFixture from(backends()[GENERATE(0, 1)]);
    std::vector<Appended> answers;
    for (int i = 0; i < 10; ++i) {
        const auto name = std::to_string(i);
        answers.push_back(
            from.append(StoreFixture::message(from.room(), name, "cid-" + name)).value());
    }
    const auto held = from.hold(from.held_message("held", "cid-held")).value();
    from.store.reset();
    StoreFixture to(backends().back());
    const auto url = PostgresServer::shared().new_database();
    to.store.reset();
    std::ofstream(to.folder.path() / "postgres-url", std::ios::trunc) << url;
    CHECK(refusal({.from = "sqlite:" + (from.folder.path() / "havn.sqlite").string(),
                   .to = url,
                   .progress = {}})
              .empty());
    to.reopen();
    for (int i = 0; i < 10; ++i) {
        const auto name = std::to_string(i);
        const auto again =
            to.append(StoreFixture::message(from.room(), name, "cid-" + name)).value();
        CHECK(again.repeated);
        CHECK(again.seq == answers[static_cast<std::size_t>(i)].seq);
    }
    CHECK(to.append(StoreFixture::message(from.room(), "other", "cid-1")).error() ==
          Failure::conflict);
    const auto again = to.hold(to.held_message("held", "cid-held")).value();
    CHECK(again.repeated);
    CHECK(again.held == held.held);
    CHECK(again.guideline == "no-contact-details");
    CHECK(to.decide(to.group(), held.held, CaseState::released).value().seq == 11);
}

TEST_CASE("a move is refused where it could do harm") {
    StoreFixture from;
    from.append(StoreFixture::message(from.room(), "text")).value();
    const auto file = from.folder.path() / "havn.sqlite";
    auto& server = PostgresServer::shared();
    const auto url = server.new_database();
    const CopyOptions options{.from = "sqlite:" + file.string(), .to = url, .progress = {}};
    SECTION("a server uses the file") {
        CHECK_THAT(refusal(options), Catch::Contains("in use by another Havn server"));
    }
    SECTION("there is no such file") {
        CHECK_THAT(refusal({.from = "sqlite:/nowhere/havn.db", .to = url, .progress = {}}),
                   Catch::Contains("/nowhere/havn.db is not there"));
        CHECK_THAT(refusal({.from = "/nowhere", .to = url, .progress = {}}),
                   Catch::Contains("sqlite:FILE"));
    }
    SECTION("the database holds something else") {
        StoreFixture other(backends().back());
        from.store.reset();
        CHECK_THAT(
            refusal(
                {.from = options.from, .to = postgres_url(other.folder.path()), .progress = {}}),
            Catch::Contains("is not empty"));
        server.execute(url, "CREATE TABLE recipe (name text)");
        CHECK_THAT(refusal(options), Catch::Contains("another program"));
    }
    SECTION("the database holds the copy of somebody else") {
        from.store.reset();
        auto cut = options;
        cut.progress = [](std::uint64_t, std::uint64_t) { throw std::runtime_error("cut"); };
        CHECK(refusal(cut) == "cut");
        StoreFixture other;
        other.clock.advance_ms(1);
        other.append(StoreFixture::message(other.room(), "text")).value();
        other.store.reset();
        CHECK_THAT(refusal({.from = "sqlite:" + (other.folder.path() / "havn.sqlite").string(),
                            .to = url,
                            .progress = {}}),
                   Catch::Contains("another organisation"));
    }
    SECTION("another version of the schema") {
        from.store.reset();
        sqlite::Connection(file).execute("PRAGMA user_version = 4711");
        CHECK_THAT(refusal(options), Catch::Contains("has schema 4711"));
    }
    SECTION("messages changed after a part of them was copied") {
        for (int i = 0; i < 5; ++i) from.append(StoreFixture::message(from.room(), "text")).value();
        from.store.reset();
        auto cut = options;
        cut.entries_at_once = 3;
        cut.progress = [](std::uint64_t, std::uint64_t) { throw std::runtime_error("cut"); };
        CHECK(refusal(cut) == "cut");
        from.reopen();
        from.append(StoreFixture::removal(from.room(), 2)).value();
        from.store.reset();
        CHECK(refusal(options).empty());
    }
}

}  // namespace
}  // namespace havn::store::contract
