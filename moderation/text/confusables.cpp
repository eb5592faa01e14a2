#include "moderation/text/confusables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "embedded/moderation_data.hpp"

namespace havn::moderation::text {
namespace {

using Pair = std::pair<char32_t, char>;
using Letters = std::pair<char32_t, std::u32string_view>;

// Resemblances people use that the Unicode table does not list.
constexpr std::array<Pair, 5> additions{{
    {0x0454, 'e'},  // є
    {0x03C9, 'w'},  // ω
    {0x0271, 'm'},  // ɱ
    {0x0433, 'r'},  // г
    {0x043F, 'n'},  // п
}};

constexpr std::array<Letters, 15> cyrillic{{
    {U'a', U"а"},
    {U'b', U"вь"},
    {U'c', U"с"},
    {U'e', U"е"},
    {U'h', U"н"},
    {U'i', U"і"},
    {U'k', U"к"},
    {U'm', U"м"},
    {U'n', U"пи"},
    {U'o', U"о"},
    {U'p', U"р"},
    {U'r', U"г"},
    {U't', U"т"},
    {U'x', U"х"},
    {U'y', U"у"},
}};

constexpr std::array<Letters, 17> disguises{{
    {U'0', U"oо"},
    {U'1', U"il"},
    {U'2', U"z"},
    {U'3', U"eез"},
    {U'4', U"aач"},
    {U'5', U"s"},
    {U'6', U"bgб"},
    {U'7', U"tт"},
    {U'8', U"bв"},
    {U'9', U"gq"},
    {U'@', U"aа"},
    {U'$', U"s"},
    {U'!', U"il"},
    {U'|', U"li"},
    {U'+', U"tт"},
    {U'€', U"eе"},
    {U'£', U"l"},
}};

std::string_view table_text() {
    for (const embedded::EmbeddedFile& file : embedded::moderation_data()) {
        if (file.name == "text/confusables.tsv") {
            return file.data;
        }
    }
    return {};
}

std::vector<Pair> read_table() {
    std::vector<Pair> table(additions.begin(), additions.end());
    std::string_view rest = table_text();
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const std::size_t tab = line.find('\t');
        std::uint32_t point = 0;
        if (line.starts_with('#') || tab == std::string_view::npos || tab + 1 >= line.size() ||
            std::from_chars(line.data(), line.data() + tab, point, 16).ec != std::errc{}) {
            continue;
        }
        table.emplace_back(static_cast<char32_t>(point), line[tab + 1]);
    }
    std::ranges::sort(table, {}, &Pair::first);
    return table;
}

class LatinTable {
  public:
    LatinTable() : all_(read_table()) {
        for (const auto& [point, latin] : all_) {
            // Of several for one point the first counts.
            if (point < near_.size() && near_[point] == '\0') {
                near_[point] = latin;
            }
        }
    }

    char find(char32_t point) const {
        if (point < near_.size()) {
            return near_[point];
        }
        const auto found = std::ranges::lower_bound(all_, point, {}, &Pair::first);
        return found != all_.end() && found->first == point ? found->second : '\0';
    }

  private:
    std::vector<Pair> all_;
    std::array<char, 0x530> near_{};  // of the scripts that are met all the time
};

// Of the symbols in ASCII.
template <std::size_t size>
std::array<std::u32string_view, 0x80> by_symbol(const std::array<Letters, size>& table) {
    std::array<std::u32string_view, 0x80> letters{};
    for (const auto& [symbol, meant] : table) {
        if (symbol < letters.size()) {
            letters[symbol] = meant;
        }
    }
    return letters;
}

}  // namespace

char latin_look_alike(char32_t folded) {
    static const LatinTable table;
    return table.find(folded);
}

std::u32string_view cyrillic_look_alikes(char folded) {
    static const auto table = by_symbol(cyrillic);
    const auto symbol = static_cast<unsigned char>(folded);
    return symbol < table.size() ? table[symbol] : std::u32string_view{};
}

std::u32string_view disguised_letters(char32_t symbol) {
    static const auto table = by_symbol(disguises);
    if (symbol < table.size()) {
        return table[symbol];
    }
    const auto found = std::ranges::find(disguises, symbol, &Letters::first);
    return found != disguises.end() ? found->second : std::u32string_view{};
}

}  // namespace havn::moderation::text
