#include "server/community/stuck_texts.hpp"

#include <stdlib.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <stdexcept>

namespace havn::community {
namespace {

using Found = std::multimap<std::uint64_t, std::string>;

struct Folder {
    Folder() {
        auto pattern = (std::filesystem::temp_directory_path() / "havn-stuck-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path = pattern;
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

StuckTexts read(const std::filesystem::path& file, Found& found) {
    return {file, [&](std::uint64_t hash, std::string_view stage) {
                found.emplace(hash, std::string(stage));
            }};
}

TEST_CASE("a text that a stage hung at is known after a restart, by its hash alone") {
    const Folder folder;
    const auto file = folder.path / "data" / "stuck_texts";
    Found found;
    const auto first = read(file, found);
    CHECK(found.empty());
    CHECK_FALSE(std::filesystem::exists(file));
    const auto hash = first.hash("some words");
    CHECK(hash != first.hash("other words"));
    CHECK(first.add(hash, "links"));

    const auto second = read(file, found);
    CHECK(second.hash("some words") == hash);
    CHECK(found == Found{{hash, "links"}});
    CHECK(second.add(second.hash("other words"), "care"));
    found.clear();
    read(file, found);
    CHECK(found == Found{{hash, "links"}, {second.hash("other words"), "care"}});
    CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms(0600));

    // Nobody else's hash of the same text is alike.
    Found of_another;
    CHECK(read(folder.path / "another", of_another).hash("some words") != hash);
}

TEST_CASE("a file of stuck texts that cannot be understood is begun anew") {
    const Folder folder;
    const auto file = folder.path / "stuck_texts";
    std::ofstream(file) << "nonsense\n0123456789abcdef links\n";
    Found found;
    const auto texts = read(file, found);
    CHECK(found.empty());
    CHECK(texts.add(texts.hash("some words"), "links"));
    read(file, found);
    CHECK(found == Found{{texts.hash("some words"), "links"}});
}

TEST_CASE("a folder that cannot be written keeps no stuck texts, and says so") {
    const Folder folder;
    std::ofstream(folder.path / "file") << "in the way";
    Found found;
    CHECK_FALSE(read(folder.path / "file" / "stuck_texts", found).add(1, "links"));
}

}  // namespace
}  // namespace havn::community
