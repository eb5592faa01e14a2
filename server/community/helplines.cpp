#include "server/community/helplines.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

#include "embedded/helpline_table.hpp"

namespace havn::community {

namespace {

constexpr std::size_t columns = 7;

std::array<std::string, columns> split(std::string_view line) {
    std::array<std::string, columns> cells;
    for (auto& cell : cells) {
        const auto tab = line.find('\t');
        cell = line.substr(0, tab);
        line = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
    }
    return cells;
}

bool lists(std::string_view comma_separated, std::string_view word) {
    while (!comma_separated.empty()) {
        const auto comma = comma_separated.find(',');
        if (comma_separated.substr(0, comma) == word) return true;
        if (comma == std::string_view::npos) break;
        comma_separated = comma_separated.substr(comma + 1);
    }
    return false;
}

}  // namespace

Helplines::Helplines() {
    for (const auto& file : care::helpline_table()) {
        for (auto rest = file.data; !rest.empty();) {
            const auto end = rest.find('\n');
            const auto line = rest.substr(0, end);
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
            if (line.empty() || line.front() == '#') continue;
            auto [country, name, contact, languages, hours, url, checked_on] = split(line);
            protocol::Helpline helpline{country, name, contact, languages, hours, {}, checked_on};
            if (!url.empty()) helpline.url = url;
            if (std::ranges::find(countries_, country) == countries_.end())
                countries_.push_back(country);
            all_.push_back(std::move(helpline));
        }
    }
    if (all_.empty()) throw std::runtime_error("there are no helplines");
}

std::vector<protocol::Helpline> Helplines::choose(std::string_view country,
                                                  std::string_view language) const {
    std::string upper(country);
    for (auto& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    std::vector<protocol::Helpline> chosen;
    for (const auto& helpline : all_)
        if (helpline.country == upper) chosen.push_back(helpline);
    if (!chosen.empty()) return chosen;
    // First where it is the main language, then where it is understood.
    const auto wanted = language.empty() ? std::string_view("en") : language;
    for (const bool main_language : {true, false}) {
        for (const auto& helpline : all_) {
            const bool is_main = std::string_view(helpline.languages).starts_with(wanted);
            if (is_main == main_language && lists(helpline.languages, wanted))
                chosen.push_back(helpline);
        }
    }
    return chosen.empty() ? all_ : chosen;
}

}  // namespace havn::community
