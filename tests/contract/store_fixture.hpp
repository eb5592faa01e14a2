#pragma once
// What every contract case starts from: a store of one backend in a folder of its own, shards that
// run, a clock turned by hand, and calls that wait for their completion. One thread per fixture.

#include <stdlib.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "server/core/clock.hpp"
#include "server/core/shard.hpp"
#include "server/store/postgres/open.hpp"
#include "server/store/sqlite/open.hpp"
#include "server/store/store.hpp"
#include "tests/support/postgres_server.hpp"

namespace havn::store::contract {

using core::Failure;
using core::Result;

class TemporaryFolder {
  public:
    TemporaryFolder() {
        auto pattern = (std::filesystem::temp_directory_path() / "havn-store-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

// Opens the store that lives in `folder`, anew or again.
struct Backend {
    std::string name;
    std::unique_ptr<Store> (*open)(const std::filesystem::path& folder, const core::Clock&,
                                   StoreStats&);
};

// A database whose address is kept in `folder`.
inline std::string postgres_url(const std::filesystem::path& folder) {
    const auto file = folder / "postgres-url";
    std::string url;
    if (std::getline(std::ifstream(file), url)) return url;
    url = tests::PostgresServer::shared().new_database();
    std::ofstream(file) << url;
    return url;
}

inline std::vector<Backend> backends() {
    using Folder = std::filesystem::path;
    return {{"sqlite",
             [](const Folder& folder, const core::Clock& clock, StoreStats& stats) {
                 return open_sqlite({.file = folder / "havn.sqlite", .instance = 5}, clock, stats);
             }},
            {"sqlite that gathers little",
             [](const Folder& folder, const core::Clock& clock, StoreStats& stats) {
                 return open_sqlite(
                     {.file = folder / "havn.sqlite", .gathered_max = 3, .instance = 5}, clock,
                     stats);
             }},
            {"postgres", [](const Folder& folder, const core::Clock& clock, StoreStats& stats) {
                 return open_postgres({.url = postgres_url(folder), .readers = 2, .instance = 5},
                                      clock, stats);
             }}};
}

constexpr std::int64_t start_ms = 1'790'000'000'000;
constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
using core::day_ms;

// Runs `ask` with a completion and waits for it.
template <class T, class Ask>
Result<T> await(Ask&& ask) {
    auto promise = std::make_shared<std::promise<Result<T>>>();
    auto outcome = promise->get_future();
    ask(core::Completion<T>(
        [promise](Result<T> result) { promise->set_value(std::move(result)); }));
    if (outcome.wait_for(std::chrono::seconds(60)) != std::future_status::ready) {
        throw std::runtime_error("the store did not answer");
    }
    return outcome.get();
}

inline Group a_group(const std::string& slug) {
    Group group;
    group.slug = slug;
    group.name = {{"en", "Grief"}, {"ru", "Горе"}};
    group.topic = {{"en", "Losing somebody"}};
    group.about = {{"en", "A quiet place"}};
    group.languages = {"en", "ru"};
    group.drop_in = true;
    group.link_hosts_allowed = {"example.org"};
    group.guidelines_version = 3;
    group.guidelines = {{"be-kind", {{"en", "Be kind"}}}};
    group.rooms = {{.stream = {}, .slug = "lounge", .name = {{"en", "Lounge"}}},
                   {.stream = {}, .slug = "garden", .name = {{"en", "Garden"}}}};
    return group;
}

class StoreFixture {
  public:
    explicit StoreFixture(const Backend& backend = backends().front(), std::size_t shard_count = 1)
        : backend_(backend) {
        for (std::size_t i = 0; i < shard_count; ++i) {
            shards.push_back(std::make_unique<core::Shard>(i));
            shards.back()->start();
        }
        reopen();
        store->groups().create(a_group("grief"));
        store->groups().create(a_group("worry"));
        groups = store->groups().load();
    }
    ~StoreFixture() {
        store.reset();
        for (auto& each : shards) each->stop();
        for (auto& each : shards) each->join();
    }

    void reopen() {
        store.reset();
        store = backend_.open(folder.path(), clock, stats);
    }

    core::Shard& shard() { return *shards.front(); }
    GroupId group() const { return groups.front().id; }
    StreamId room() const { return groups.front().rooms.front().stream; }
    StreamId forum() const { return groups.front().forum; }

    static Append message(StreamId stream, std::string text, std::string cid = "",
                          MemberId author = MemberId{7}) {
        Append append;
        append.stream = stream;
        append.author = author;
        append.handle = "quiet-otter";
        append.key = {std::move(cid), std::hash<std::string>{}(text)};
        append.text = std::move(text);
        return append;
    }
    static Append removal(StreamId stream, Seq of) {
        Append append;
        append.stream = stream;
        append.author = MemberId{7};
        append.handle = "quiet-otter";
        append.kind = EntryKind::removal;
        append.refers = of;
        return append;
    }
    std::unique_ptr<CaseDraft> draft(CaseKind kind, std::string care = "none") const {
        CaseDraft about;
        about.kind = kind;
        about.group = group();
        about.place = "grief/lounge";
        about.verdict = kind == CaseKind::held ? "hold" : "flag";
        about.care = std::move(care);
        about.findings_json = "[]";
        return std::make_unique<CaseDraft>(std::move(about));
    }
    Hold held_message(std::string text, std::string cid) const {
        Hold hold;
        hold.message = message(room(), std::move(text), std::move(cid));
        hold.message.draft = draft(CaseKind::held);
        hold.guideline = "no-contact-details";
        hold.category = "contact_details";
        return hold;
    }

    Result<Appended> append(Append append) {
        return await<Appended>([&](auto done) {
            store->journal().append(shard(), std::move(append), std::move(done));
        });
    }
    Result<Appended> hold(Hold hold) {
        return await<Appended>(
            [&](auto done) { store->journal().hold(shard(), std::move(hold), std::move(done)); });
    }
    Page after(StreamId stream, Seq seq, std::size_t limit = 1'000) {
        return await<Page>([&](auto done) {
                   store->journal().read_after(shard(), stream, seq, limit, std::move(done));
               })
            .value();
    }
    Page before(StreamId stream, Seq seq, std::size_t limit, bool openings_only = false) {
        return await<Page>([&](auto done) {
                   store->journal().read_before(shard(), stream, seq, limit, openings_only,
                                                std::move(done));
               })
            .value();
    }
    Result<StoredEntry> one(StreamId stream, Seq seq) {
        return await<StoredEntry>(
            [&](auto done) { store->journal().read_one(shard(), stream, seq, std::move(done)); });
    }
    Result<StreamId> thread(Seq opening) {
        return await<StreamId>([&](auto done) {
            store->groups().thread_stream(shard(), forum(), opening, std::move(done));
        });
    }

    Result<Case> open_case(Case about) {
        return await<Case>(
            [&](auto done) { store->cases().open(shard(), std::move(about), std::move(done)); });
    }
    std::vector<Case> cases(std::size_t limit = 100) {
        return await<std::vector<Case>>([&](auto done) {
                   store->cases().list(shard(), group(), limit, std::move(done));
               })
            .value();
    }
    Result<Decision> decide(GroupId in, CaseId id, CaseState to) {
        return await<Decision>([&](auto done) {
            store->cases().decide(shard(), in, id, to, "calm-heron", std::move(done));
        });
    }

    static TokenHash secret(std::uint8_t first) {
        TokenHash hash{};
        hash[0] = first;
        return hash;
    }
    Result<Person> create_person(std::uint8_t number, std::int64_t expires_in_ms = 30 * day_ms) {
        return await<Person>([&](auto done) {
            store->people().create(shard(),
                                   {PersonId{number},
                                    {SessionId{number + 1'000ULL}, secret(number)},
                                    "en",
                                    clock.unix_ms() + expires_in_ms},
                                   std::move(done));
        });
    }
    Result<Person> find(std::uint8_t number, std::int64_t expires_in_ms = 0) {
        return await<Person>([&](auto done) {
            store->people().find(shard(), secret(number), clock.unix_ms() + expires_in_ms,
                                 std::move(done));
        });
    }
    Result<Member> join(std::uint8_t number, GroupId in, const std::string& handle,
                        std::uint64_t guidelines_version = 1, Role role = Role::participant) {
        return await<Member>([&](auto done) {
            store->people().join(shard(),
                                 {PersonId{number}, in, handle, handle, role, guidelines_version},
                                 std::move(done));
        });
    }
    static NewSession session(std::uint8_t number) {
        return {SessionId{number + 1'000ULL}, secret(number), Device::phone};
    }
    Result<bool> keep(std::uint8_t number, std::uint8_t phrase, bool renew = false) {
        return await<bool>([&](auto done) {
            store->keeping().keep(shard(), PersonId{number}, secret(phrase), renew,
                                  std::move(done));
        });
    }
    Result<PersonId> come_back(std::uint8_t phrase, std::uint8_t token) {
        return await<PersonId>([&](auto done) {
            store->keeping().come_back(shard(), secret(phrase), session(token), std::move(done));
        });
    }
    std::vector<StoredSession> sessions(std::uint8_t number) {
        return await<std::vector<StoredSession>>([&](auto done) {
                   store->sessions().list(shard(), PersonId{number}, std::move(done));
               })
            .value();
    }
    Result<bool> forget(std::uint8_t number, GroupId in) {
        return await<bool>([&](auto done) {
            store->people().forget(shard(), PersonId{number}, in, std::move(done));
        });
    }
    Result<std::vector<PersonId>> expire() {
        return await<std::vector<PersonId>>(
            [&](auto done) { store->people().expire(shard(), std::move(done)); });
    }
    Result<bool> add_link(Link link) {
        return await<bool>(
            [&](auto done) { store->people().add_link(shard(), link, std::move(done)); });
    }
    Result<Link> redeem(std::uint8_t number, std::uint8_t code) {
        return await<Link>([&](auto done) {
            store->people().redeem(shard(), PersonId{number}, secret(code), std::move(done));
        });
    }

    TemporaryFolder folder;
    core::ManualClock clock{start_ms};
    StoreStats stats;
    std::vector<std::unique_ptr<core::Shard>> shards;
    std::unique_ptr<Store> store;
    std::vector<Group> groups;

  private:
    Backend backend_;
};

// One run of the case per backend: `StoreFixture test(backend());`
inline Backend backend() {
    return GENERATE(from_range(backends()));
}

}  // namespace havn::store::contract
