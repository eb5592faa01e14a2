#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <re2/re2.h>

#include "moderation/stages/stages.hpp"

namespace havn::moderation::stages {
namespace {

constexpr std::size_t links_max = 16;

// A full address, or a bare domain under one of the endings that are no words of the six languages.
const re2::RE2& link_expression() {
    // Every letter outside ASCII counts as one class, which keeps the automaton small.
    static const re2::RE2 expression(
        R"((?i)(?:https?://|www\.)[^\s<>"'\)\]]+|)"
        R"([a-z0-9\x{80}-\x{10FFFF}][a-z0-9\x{80}-\x{10FFFF}-]*)"
        R"((?:\.[a-z0-9\x{80}-\x{10FFFF}-]+)*\.)"
        R"((?:com|net|org|info|io|ru|de|dk|fr|eu|uk|xyz|online|site|shop|club|top|biz|app|dev|)"
        R"(gg|ly|co|int|рф)(?:[/?#][^\s<>"'\)\]]*)?(?:[^a-z0-9\x{80}-\x{10FFFF}]|$))",
        re2::RE2::Quiet);
    return expression;
}

constexpr std::array<std::string_view, 10> shorteners{
    "bit.ly",  "tinyurl.com", "goo.gl", "t.co",        "is.gd",
    "cutt.ly", "ow.ly",       "rb.gy",  "shorturl.at", "clck.ru"};

std::string host_of(std::string_view link) {
    if (const std::size_t scheme = link.find("://"); scheme != std::string_view::npos) {
        link.remove_prefix(scheme + 3);
    }
    std::string host(link.substr(0, link.find_first_of("/?#: \t\n,;!")));
    std::ranges::transform(host, host.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    while (host.ends_with('.')) {
        host.pop_back();
    }
    return host.starts_with("www.") ? host.substr(4) : host;
}

bool is_within(std::string_view host, std::string_view domain) {
    return host == domain || (host.size() > domain.size() && host.ends_with(domain) &&
                              host[host.size() - domain.size() - 1] == '.');
}

bool is_allowed(std::string_view host, const Policy& policy) {
    return std::ranges::any_of(policy.allowed_domains, [host](const std::string& domain) {
        return is_within(host, domain);
    });
}

bool hides_target(std::string_view host) {
    const bool address = host.find_first_not_of("0123456789.") == std::string_view::npos;
    return address || host.starts_with("xn--") || host.contains(".xn--") ||
           std::ranges::any_of(shorteners,
                               [host](std::string_view s) { return is_within(host, s); });
}

}  // namespace

// Links to places the group has not named. Invitations to messengers are contact details.
void links(const StageInput& input, Findings& findings) {
    const text::Shape& shape = input.text.shape;
    if (!shape.inner_period && !shape.slash) {
        return;
    }
    const std::string_view text = input.text.literal.text();
    const re2::StringPiece subject(text.data(), text.size());
    re2::StringPiece found;
    std::size_t from = 0;
    for (std::size_t count = 0; count < links_max && from < text.size(); ++count) {
        input.progress.check();
        if (!link_expression().Match(subject, from, text.size(), re2::RE2::UNANCHORED, &found, 1)) {
            return;
        }
        const auto begin = static_cast<std::size_t>(found.data() - text.data());
        from = begin + found.size();
        const std::string host = host_of({found.data(), found.size()});
        const bool mail = begin > 0 && text[begin - 1] == '@';
        if (mail || is_allowed(host, input.policy)) {
            continue;
        }
        const text::Span span = input.text.literal.span_of(begin, from);
        const std::uint8_t severity = hides_target(host) ? 2 : 1;
        findings.push_back({Category::spam, severity, span.start, span.end,
                            guideline_of(Category::spam), input.stage, "link", 1.0F});
    }
}

}  // namespace havn::moderation::stages
