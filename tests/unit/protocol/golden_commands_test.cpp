#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "tests/support/wire.hpp"

namespace havn::tests {
namespace {

namespace json = boost::json;

std::vector<Golden> commands() {
    auto samples = golden_samples(HAVN_SOURCE_ROOT);
    std::erase_if(samples, [](const Golden& sample) { return sample.kind != "command"; });
    return samples;
}

TEST_CASE("every golden command decodes, and encodes to the same JSON") {
    for (const auto& sample : commands()) {
        INFO(sample.file);
        const auto request = wire::decode(json::serialize(sample.json));
        REQUIRE(request.has_value());
        CHECK(json::parse(wire::encode(*request)) == sample.json);
        CHECK(std::visit([](const auto& command) { return std::string(command.verb); },
                         request->command) == sample.name);
    }
}

TEST_CASE("every command has a golden sample that uses all its fields") {
    const auto samples = commands();
    std::set<std::string_view> verbs;
    for_each_command([&]<class C>() {
        INFO(C::verb);
        CHECK(verbs.insert(C::verb).second);
        std::set<std::string_view> unseen;
        C probe;
        C::fields(probe, [&](std::string_view name, auto&&...) { unseen.insert(name); });
        bool found = false;
        for (const auto& sample : samples) {
            if (sample.name != C::verb) continue;
            found = true;
            for (const auto& member : sample.json.as_object())
                unseen.erase(std::string_view(member.key()));
        }
        CHECK(found);
        CHECK(unseen.empty());
    });
    for (const auto& sample : samples) CHECK(verbs.contains(sample.name));
}

// Fills a command with random values that keep to its bounds.
class Filler {
  public:
    explicit Filler(std::uint64_t seed) : random_(seed) {}

    std::uint64_t below(std::uint64_t end) {
        return std::uniform_int_distribution<std::uint64_t>(0, end - 1)(random_);
    }

    void operator()(std::string_view, std::string& text, wire::Bound bound) {
        static constexpr std::array<std::string_view, 12> pieces{
            "a", "\"", "\\", "\n", "\x01", "/",
            "é", "ж",  "—",  "🌊", "\x7f", std::string_view("\0", 1)};
        text.clear();
        const auto wanted = below(std::max<std::size_t>(bound.bytes + bound.characters, 1));
        std::size_t characters = 0;
        while (characters < wanted) {
            const auto piece = pieces[below(pieces.size())];
            if (bound.bytes != 0 && text.size() + piece.size() > bound.bytes) break;
            text += piece;
            ++characters;
        }
    }
    void operator()(std::string_view, std::uint64_t& number, wire::Bound) {
        number = below((std::uint64_t{1} << 53) + 1);
    }
    void operator()(std::string_view, bool& flag, wire::Bound) { flag = below(2) == 1; }
    void operator()(std::string_view name, std::vector<std::string>& list, wire::Bound bound) {
        list.resize(below(bound.items + 1));
        for (auto& text : list) (*this)(name, text, bound);
    }
    template <class T>
    void operator()(std::string_view name, std::vector<T>& list, wire::Bound bound) {
        list.resize(below(std::min<std::size_t>(bound.items, 3) + 1));
        for (auto& one : list) (*this)(name, one, bound);
    }
    template <class T>
        requires requires { &T::template fields<T, Filler&>; }
    void operator()(std::string_view, T& part, wire::Bound) {
        T::fields(part, *this);
    }
    template <class T>
    void operator()(std::string_view name, std::optional<T>& value, wire::Bound bound) {
        if (below(2) == 1) (*this)(name, value.emplace(), bound);
    }

  private:
    std::mt19937_64 random_;
};

TEST_CASE("random commands survive encoding and decoding") {
    const std::uint64_t seed = Catch::rngSeed() != 0 ? Catch::rngSeed() : std::random_device{}();
    INFO("seed " << seed);
    Filler filler(seed);
    for (int round = 0; round < 40; ++round) {
        for_each_command([&]<class C>() {
            C command;
            C::fields(command, filler);
            const wire::Request sent{.id = filler.below(1000), .command = command};
            const auto text = wire::encode(sent);
            const auto received = wire::decode(text);
            REQUIRE(received.has_value());
            REQUIRE(received->id == sent.id);
            REQUIRE(std::holds_alternative<C>(received->command));
            REQUIRE(wire::encode(*received) == text);
        });
    }
}

}  // namespace
}  // namespace havn::tests
