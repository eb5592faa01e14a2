// The search index of SQLite: written volume by volume, searched like what is in memory, and empty
// of what was removed.
#include <thread>

#include "server/store/sqlite/connection.hpp"
#include "server/store/sqlite/search_index.hpp"
#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

constexpr Seq said = sqlite::search_volume_entries + 300;

struct Indexed : StoreFixture {
    Indexed() {
        std::promise<void> done;
        for (Seq i = 1; i <= said; ++i) {
            auto one = message(room(), text(i));
            store->journal().append(shard(), std::move(one), [&, i](const Result<Appended>&) {
                if (i == said) done.set_value();
            });
        }
        done.get_future().get();
    }
    static std::string text(Seq i) {
        return "message " + std::to_string(i) + (i == 77 ? " unmistakable" : " ordinary");
    }
    FoundPage find(std::string words, Seq before = 0) {
        SearchQuery asked;
        asked.text = std::move(words);
        asked.groups = {{group(), {"en"}}};
        asked.before_stream = room();
        asked.before_seq = before;
        asked.limit = 50;
        return await<FoundPage>([&](auto done) {
                   store->search().find(shard(), std::move(asked), std::move(done));
               })
            .value();
    }
    std::int64_t number(const std::string& sql) {
        sqlite::Connection connection(folder.path() / "havn.sqlite");
        return connection.integer(sql);
    }
    void write_index() {
        store->maintain(shard());
        const auto late = std::chrono::steady_clock::now() + std::chrono::minutes(1);
        while (number("SELECT entry_id FROM mark WHERE name = 'search'") == 0) {
            REQUIRE(std::chrono::steady_clock::now() < late);
            find("wakes whoever writes the index");
            std::this_thread::yield();
        }
    }
    std::vector<Seq> all(const std::string& words) {
        std::vector<Seq> found;
        for (Seq before = 0;;) {
            const auto page = find(words, before);
            for (const auto& one : page.found) found.push_back(one.entry.seq);
            if (!page.more) return found;
            before = found.back();
        }
    }
};

}  // namespace

TEST_CASE("an entry is found in memory and in the index alike, and gone from both at once") {
    Indexed test;
    const auto before = test.all("messages ordinary");
    CHECK(before.size() == said - 1);
    test.write_index();
    CHECK(test.number("SELECT count(*) FROM search_posting WHERE volume = 0") > 4'000);
    CHECK(test.all("messages ordinary") == before);
    CHECK(test.all("unmistakable") == std::vector<Seq>{77});

    const auto postings = test.number("SELECT count(*) FROM search_posting");
    REQUIRE(test.append(StoreFixture::removal(test.room(), 77)));
    CHECK(test.find("unmistakable").found.empty());
    // Its number, its own word and that word's stem were nobody else's.
    CHECK(test.number("SELECT count(*) FROM search_posting") == postings - 3);

    auto edit = StoreFixture::message(test.room(), "exceptional");
    edit.kind = EntryKind::edit;
    edit.refers = 5;
    REQUIRE(test.append(std::move(edit)));
    CHECK(test.find("5").found.empty());
    CHECK(test.all("exceptional") == std::vector<Seq>{5});
    test.reopen();
    CHECK(test.all("exceptional") == std::vector<Seq>{5});
    CHECK(test.all("unmistakable").empty());
    CHECK(test.all("ordinary").size() == said - 2);
}

}  // namespace havn::store::contract
