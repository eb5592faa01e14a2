#include "server/community/crowd.hpp"

#include <charconv>
#include <optional>
#include <utility>

namespace havn::community {

namespace {

// Longer than two repetitions take.
constexpr int believed_seconds = 12;

void append(std::string& out, std::uint64_t id, std::uint32_t people) {
    out += std::to_string(id) + ':' + std::to_string(people) + ' ';
}

template <class Number>
std::optional<Number> take_number(std::string_view& text, char end_mark) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto length = static_cast<std::size_t>(end - text.data());
    if (error != std::errc() || length == text.size() || *end != end_mark) return std::nullopt;
    text.remove_prefix(length + 1);
    return number;
}

}  // namespace

void Crowd::set_taken(protocol::StreamId room, std::uint32_t places) {
    const std::lock_guard lock(mutex_);
    const auto found = rooms_here_.find(room.value);
    const auto before = found == rooms_here_.end() ? 0 : found->second;
    if (before == places) return;
    rooms_changed_ = true;
    if (places == 0) {
        rooms_here_.erase(found);
    } else {
        rooms_here_[room.value] = places;
    }
}

std::uint32_t Crowd::taken_elsewhere(protocol::StreamId room) const {
    const std::lock_guard lock(mutex_);
    std::uint32_t sum = 0;
    for (const auto& [instance, elsewhere] : instances_)
        if (const auto found = elsewhere.rooms.find(room.value); found != elsewhere.rooms.end())
            sum += found->second;
    return sum;
}

Crowd::Told Crowd::tell() {
    Told told;
    for (std::size_t group = 0; group < here_.size(); ++group)
        if (const auto people = here_[group].load(std::memory_order_relaxed))
            append(told.text, group, people);
    told.text += "| ";
    const std::lock_guard lock(mutex_);
    for (const auto& [room, places] : rooms_here_) append(told.text, room, places);
    told.rooms_changed = std::exchange(rooms_changed_, false);
    return told;
}

void Crowd::heard(std::uint64_t instance, std::string_view told) {
    Elsewhere said;
    said.seconds_left = believed_seconds;
    auto* counts = &said.groups;
    while (!told.empty()) {
        if (told.starts_with("| ")) {
            counts = &said.rooms;
            told.remove_prefix(2);
            continue;
        }
        const auto id = take_number<std::uint64_t>(told, ':');
        const auto people = id ? take_number<std::uint32_t>(told, ' ') : std::nullopt;
        if (!people) return;
        if (counts == &said.rooms || *id < here_.size()) (*counts)[*id] = *people;
    }
    const std::lock_guard lock(mutex_);
    instances_[instance] = std::move(said);
    sum_up();
}

void Crowd::second_passed() {
    const std::lock_guard lock(mutex_);
    for (auto& [instance, said] : instances_) --said.seconds_left;
    const auto forgotten =
        std::erase_if(instances_, [](const auto& one) { return one.second.seconds_left <= 0; });
    if (forgotten != 0) sum_up();
}

void Crowd::sum_up() {
    std::vector<std::uint32_t> sums(elsewhere_.size());
    for (const auto& [instance, said] : instances_)
        for (const auto& [group, people] : said.groups) sums[group] += people;
    for (std::size_t group = 0; group < sums.size(); ++group)
        elsewhere_[group].store(sums[group], std::memory_order_relaxed);
}

}  // namespace havn::community
