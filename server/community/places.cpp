#include "server/community/places.hpp"

#include <algorithm>
#include <vector>

namespace havn::community {

bool Places::take(StreamId id, PersonId person, std::uint32_t people_max, std::int64_t now_ms) {
    auto& room = rooms_[id];
    room.people_max = people_max;
    if (room.inside.contains(person)) return true;
    if (const auto kept = room.kept.find(person); kept != room.kept.end()) {
        kept->second = std::max(kept->second, now_ms + entering_ms);
        return true;
    }
    if (has_place(id, room)) {
        std::erase(room.waiting, person);
        room.kept[person] = now_ms + entering_ms;
        tell(id, room);
        return true;
    }
    if (std::ranges::find(room.waiting, person) == room.waiting.end())
        room.waiting.push_back(person);
    return false;
}

void Places::enter(StreamId id, PersonId person) {
    auto& room = rooms_[id];
    ++room.inside[person];
    room.kept.erase(person);
    std::erase(room.waiting, person);
    tell(id, room);
}

void Places::leave(StreamId id, PersonId person, std::int64_t now_ms) {
    const auto found = rooms_.find(id);
    if (found == rooms_.end()) return;
    auto& room = found->second;
    const auto inside = room.inside.find(person);
    if (inside == room.inside.end()) return;
    if (--inside->second == 0) room.inside.erase(inside);
    offer(id, room, now_ms);
    tell(id, room);
}

bool Places::has_place(StreamId id, const Room& room) const {
    return room.people_max == 0 || room.taken() + crowd_.taken_elsewhere(id) < room.people_max;
}

void Places::tell(StreamId id, const Room& room) {
    if (room.people_max != 0) crowd_.set_taken(id, room.taken());
}

void Places::offer(StreamId id, Room& room, std::int64_t now_ms) {
    while (!room.waiting.empty() && has_place(id, room)) {
        const auto person = room.waiting.front();
        room.waiting.pop_front();
        room.kept[person] = now_ms + offered_ms;
        offered_(person, id);
    }
}

void Places::tick(std::int64_t now_ms) {
    std::vector<StreamId> empty;
    for (auto& [id, room] : rooms_) {
        std::erase_if(room.kept, [&](const auto& kept) { return kept.second <= now_ms; });
        offer(id, room, now_ms);
        tell(id, room);
        if (room.inside.empty() && room.kept.empty() && room.waiting.empty()) empty.push_back(id);
    }
    for (const auto id : empty) rooms_.erase(id);
}

}  // namespace havn::community
