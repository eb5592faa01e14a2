#include <catch2/catch.hpp>
#include <future>
#include <set>

#include "server/community/phrases.hpp"
#include "server/community/slow_hash.hpp"

namespace havn::community {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += word + ' ';
    return text;
}

TEST_CASE("what is made can be read again, in every language") {
    const Phrases phrases;
    std::set<std::string> seen;
    for (const auto* language : {"en", "fr", "da", "ru", "de", "es", "xx"}) {
        for (int i = 0; i < 200; ++i) {
            const auto words = phrases.make(language);
            REQUIRE(words.size() == Phrases::words_per_phrase);
            const auto canonical = Phrases::canonical(words);
            CHECK(phrases.read(joined(words)).value() == canonical);
            CHECK(seen.insert(canonical).second);
        }
    }
}

TEST_CASE("a phrase is the same however it is typed") {
    const Phrases phrases;
    const auto russian = phrases.make("ru");
    const auto canonical = Phrases::canonical(russian);
    CHECK(phrases.read("  " + joined(russian) + "\n\t.").value() == canonical);
    // The fifth letter and those after it do not tell words apart.
    std::string careless;
    for (const auto& word : russian) careless += word + "щщ, ";
    CHECK(phrases.read(careless).value() == canonical);
}

TEST_CASE("a phrase that cannot be says which word is wrong") {
    const Phrases phrases;
    auto words = phrases.make("de");
    CHECK(phrases.read("").error() == 0);
    CHECK(phrases.read("one two three").error() == 0);
    words[4] = "xqxqx";
    CHECK(phrases.read(joined(words)).error() == 5);
    CHECK(phrases.read("\xff\xfe \xc3 a b c d e").has_value() == false);
}

TEST_CASE("a slow hash is the same for the same text and salt only") {
    core::Shard shard(0);
    shard.start();
    const auto hash = [&](SlowHash& with, std::string text) {
        std::promise<store::PhraseHash> made;
        REQUIRE(with.hash(shard, std::move(text), [&](std::optional<store::PhraseHash> one) {
            made.set_value(one.value());
        }));
        return made.get_future().get();
    };
    {
        SlowHash one(store::Salt{1}), two(store::Salt{2});
        CHECK(hash(one, "a b") == hash(one, "a b"));
        CHECK(hash(one, "a b") != hash(one, "a c"));
        CHECK(hash(one, "a b") != hash(two, "a b"));
        one.stop();
        CHECK_FALSE(one.hash(shard, "a b", [](std::optional<store::PhraseHash>) {}));
    }
    shard.stop();
    shard.join();
}

}  // namespace
}  // namespace havn::community
