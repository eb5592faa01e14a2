// What searching costs among many posts, and opening a long thread. Texts are made up from words
// whose frequencies fall as in a language.
//
// usage: havn_search_bench [FOLDER [POSTS [SEARCHES]]]

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "server/core/clock.hpp"
#include "server/core/shard.hpp"
#include "server/store/sqlite/connection.hpp"
#include "server/store/sqlite/open.hpp"

namespace {

using namespace havn;
using Clock = std::chrono::steady_clock;

constexpr std::size_t words_known = 50'000;
constexpr std::size_t groups_made = 20;
constexpr std::size_t thread_posts = 10'000;
constexpr std::size_t in_flight = 2'000;

double ms_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

struct Bench {
    const core::SystemClock clock;
    store::StoreStats stats;
    core::Shard shard{0};
    std::unique_ptr<store::Store> store;
    std::vector<store::Group> groups;
    std::mt19937_64 random{20};
    std::vector<std::string> words;

    explicit Bench(const std::filesystem::path& folder) {
        shard.start();
        store = store::open_sqlite({.file = folder / "havn.sqlite"}, clock, stats);
        for (std::size_t i = 0; i < groups_made; ++i) {
            store::Group group;
            group.slug = "group-" + std::to_string(i);
            group.languages = {"en", "da"};
            group.rooms = {{{}, "lounge", {}}};
            store->groups().create(group);
        }
        groups = store->groups().load();
        for (std::size_t i = 0; i < words_known; ++i) words.push_back(made_up(i));
    }
    ~Bench() {
        store.reset();
        shard.stop();
        shard.join();
    }

    std::string made_up(std::size_t number) {
        constexpr std::string_view syllables[] = {"ka", "ne",  "lo", "mir", "tas",
                                                  "ve", "dun", "so", "pel", "ing"};
        std::string word;
        for (number += 10; number != 0; number /= 10) word += syllables[number % 10];
        return word;
    }
    const std::string& word() {
        const auto share = std::uniform_real_distribution<double>(0, 1)(random);
        return words[static_cast<std::size_t>(std::pow(double(words_known), share)) - 1];
    }
    std::string text() {
        std::string made;
        for (auto count = 10 + random() % 30; count > 0; --count) made += word() + " ";
        return made;
    }

    template <class T, class Ask>
    core::Result<T> await(Ask&& ask) {
        std::promise<core::Result<T>> promise;
        ask(core::Completion<T>(
            [&](core::Result<T> result) { promise.set_value(std::move(result)); }));
        return promise.get_future().get();
    }
    // Appends so many, some at a time.
    void fill(std::size_t count, auto&& stream) {
        while (count > 0) {
            const auto some = std::min(count, in_flight);
            std::atomic<std::size_t> left = some;
            std::promise<void> all;
            for (std::size_t i = 0; i < some; ++i) {
                store::Append append;
                append.stream = stream();
                append.author = store::MemberId{1 + random() % 1'000};
                append.handle = "quiet-otter";
                append.text = text();
                store->journal().append(shard, std::move(append),
                                        [&](const core::Result<store::Appended>&) {
                                            if (--left == 0) all.set_value();
                                        });
            }
            all.get_future().get();
            count -= some;
        }
    }
    void wait_for_index(const std::filesystem::path& folder, std::size_t posts) {
        store->maintain(shard);
        for (;;) {
            store::sqlite::Connection look(folder / "havn.sqlite");
            const auto mark = look.integer("SELECT entry_id FROM mark WHERE name = 'search'");
            if (static_cast<std::size_t>(mark) + 8'192 > posts) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
    }
    std::vector<double> search(std::size_t searches) {
        std::vector<double> taken;
        for (std::size_t i = 0; i < searches; ++i) {
            store::SearchQuery query;
            for (auto count = 1 + random() % 3; count > 0; --count) query.text += word() + " ";
            const auto all = i % 2 == 0;
            for (std::size_t g = 0; g < (all ? groups.size() : 1); ++g)
                query.groups.push_back({groups[g].id, groups[g].languages, {}});
            query.limit = 20;
            const auto begin = Clock::now();
            await<store::FoundPage>(
                [&](auto done) { store->search().find(shard, std::move(query), std::move(done)); });
            taken.push_back(ms_since(begin));
        }
        std::ranges::sort(taken);
        return taken;
    }
};

}  // namespace

int main(int argc, char** argv) {
    const std::filesystem::path folder = argc > 1 ? argv[1] : "search_bench";
    const auto posts = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'000'000;
    const auto searches = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 2'000;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    Bench bench(folder);

    auto begin = Clock::now();
    bench.fill(posts, [&] { return bench.groups[bench.random() % groups_made].rooms[0].stream; });
    std::printf("%llu posts written in %.1f s\n", static_cast<unsigned long long>(posts),
                ms_since(begin) / 1e3);
    begin = Clock::now();
    bench.wait_for_index(folder, posts);
    std::printf("index caught up in %.1f s\n", ms_since(begin) / 1e3);
    const auto taken = bench.search(searches);
    std::printf("search: p50 %.2f ms, p99 %.2f ms, worst %.2f ms\n", taken[taken.size() / 2],
                taken[taken.size() * 99 / 100], taken.back());

    bench.fill(1, [&] { return bench.groups[0].forum; });
    const auto thread = bench
                            .await<store::StreamId>([&](auto done) {
                                bench.store->groups().thread_stream(
                                    bench.shard, bench.groups[0].forum, 1, std::move(done));
                            })
                            .value();
    bench.fill(thread_posts, [&] { return thread; });
    std::vector<double> opened;
    for (int i = 0; i < 200; ++i) {
        begin = Clock::now();
        bench.await<store::Page>([&](auto done) {
            bench.store->journal().read_after(bench.shard, thread, 0, 200, std::move(done));
        });
        opened.push_back(ms_since(begin));
    }
    std::ranges::sort(opened);
    std::printf("first page of a thread of %zu posts: p50 %.2f ms, p99 %.2f ms\n", thread_posts,
                opened[100], opened[198]);
}
