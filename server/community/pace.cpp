#include "server/community/pace.hpp"

#include <algorithm>

namespace havn::community {

Pace::Speaker& Pace::speaker(PersonId person, std::int64_t now_ms) {
    auto& slot = people_[person];
    if (!slot) slot = std::make_unique<Speaker>(now_ms);
    slot->last_ms = now_ms;
    return *slot;
}

std::int64_t Pace::take(PersonId person, std::int64_t points, std::int64_t now_ms) {
    return lifted_ ? 0 : speaker(person, now_ms).bucket.take(rate, points, now_ms);
}

std::vector<moderation::RecentMessage> Pace::recent(PersonId person, StreamId stream,
                                                    std::uint64_t cid_hash,
                                                    std::int64_t now_ms) const {
    std::vector<moderation::RecentMessage> recent;
    const auto found = lifted_ ? people_.end() : people_.find(person);
    if (found == people_.end()) return recent;
    const auto& speaker = *found->second;
    for (std::size_t i = 1; i <= speaker.said.size(); ++i) {
        const auto& said =
            speaker.said[(speaker.next + speaker.said.size() - i) % speaker.said.size()];
        if (said.stream == stream && said.cid_hash != cid_hash &&
            now_ms - said.at_ms < remembered_ms)
            recent.push_back({said.fingerprint, std::max<std::int64_t>(0, now_ms - said.at_ms)});
    }
    return recent;
}

void Pace::remember(PersonId person, StreamId stream, std::uint64_t cid_hash,
                    std::uint64_t fingerprint, std::int64_t now_ms) {
    if (lifted_) return;
    auto& speaker = this->speaker(person, now_ms);
    const auto same = [&](const Said& said) {
        return said.stream == stream && said.cid_hash == cid_hash;
    };
    if (std::ranges::any_of(speaker.said, same)) return;
    speaker.said[speaker.next] = {stream, cid_hash, fingerprint, now_ms};
    speaker.next = (speaker.next + 1) % speaker.said.size();
}

bool Pace::said(PersonId person, StreamId stream, std::uint64_t cid_hash) const {
    const auto found = people_.find(person);
    return found != people_.end() && std::ranges::any_of(found->second->said, [&](const Said& one) {
               return one.stream == stream && one.cid_hash == cid_hash;
           });
}

std::int64_t Pace::last_said_ms(PersonId person, StreamId stream) const {
    const auto found = people_.find(person);
    std::int64_t last_ms = 0;
    if (found == people_.end()) return last_ms;
    for (const auto& one : found->second->said)
        if (one.stream == stream) last_ms = std::max(last_ms, one.at_ms);
    return last_ms;
}

void Pace::tick(std::int64_t now_ms) {
    boost::unordered::erase_if(
        people_, [&](const auto& entry) { return now_ms - entry.second->last_ms > remembered_ms; });
}

}  // namespace havn::community
