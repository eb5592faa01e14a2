#include "server/community/places.hpp"

#include <algorithm>
#include <utility>

namespace havn::community {

void Places::take(StreamId id, PersonId person, std::uint32_t people_max, std::int64_t now_ms,
                  Answer answer) {
    auto& room = rooms_[id];
    room.people_max = people_max;
    if (room.inside.contains(person)) return answer(true);
    if (const auto kept = room.kept.find(person); kept != room.kept.end()) {
        kept->second = std::max(kept->second, now_ms + entering_ms);
        return answer(true);
    }
    if (const auto claiming = room.claiming.find(person); claiming != room.claiming.end())
        return claiming->second.push_back(std::move(answer));
    if (!has_place(id, room)) {
        if (std::ranges::find(room.waiting, person) == room.waiting.end())
            room.waiting.push_back(person);
        return answer(false);
    }
    room.claiming[person].push_back(std::move(answer));
    claim(id, room, person, now_ms + entering_ms, false);
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

void Places::claim(StreamId id, Room& room, PersonId person, std::int64_t until_ms, bool offer) {
    if (room.people_max == 0) return settle(id, person, until_ms, offer, true);
    const auto taken = room.taken();
    room.stored = taken;
    store_.claim(shard_, {id, taken}, room.people_max,
                 [this, id, person, until_ms, offer](core::Result<bool> place) {
                     settle(id, person, until_ms, offer, place);
                 });
}

void Places::settle(StreamId id, PersonId person, std::int64_t until_ms, bool offer,
                    core::Result<bool> place) {
    auto& room = rooms_[id];
    auto answers = std::move(room.claiming[person]);
    room.claiming.erase(person);
    // The store has what it had before, or nobody knows what.
    if (!place || !*place) room.stored = unknown;
    const bool inside = room.inside.contains(person);  // by way that no limit bars
    const bool has_one = inside || place.value_or(true);
    std::erase(room.waiting, person);
    if (!has_one) {
        room.waiting.insert(offer ? room.waiting.begin() : room.waiting.end(), person);
    } else if (!inside) {
        room.kept[person] = until_ms;
    }
    tell(id, room);
    if (has_one && offer) offered_(person, id);
    for (auto& answer : answers) answer(has_one);
}

void Places::tell(StreamId id, Room& room) {
    if (room.people_max == 0) return;
    const auto taken = room.taken();
    crowd_.set_taken(id, taken);
    if (!room.claiming.empty() || room.stored == taken) return;
    room.stored = taken;
    tell_store({{id, taken}});
}

void Places::offer(StreamId id, Room& room, std::int64_t now_ms) {
    for (auto left = room.waiting.size(); left > 0 && has_place(id, room); --left) {
        const auto person = room.waiting.front();
        room.waiting.pop_front();
        room.claiming[person];
        claim(id, room, person, now_ms + offered_ms, true);
        if (room.waiting.size() == left) return;  // refused at once
    }
}

void Places::tell_store(std::vector<store::RoomPlaces::Taken> taken) {
    store_.tell(shard_, std::move(taken), [](const core::Result<bool>&) {});
}

void Places::tick(std::int64_t now_ms) {
    const bool again = now_ms - told_ms_ >= told_again_ms;
    if (again) told_ms_ = now_ms;
    std::vector<StreamId> empty;
    std::vector<store::RoomPlaces::Taken> taken;
    for (auto& [id, room] : rooms_) {
        std::erase_if(room.kept, [&](const auto& kept) { return kept.second <= now_ms; });
        offer(id, room, now_ms);
        tell(id, room);
        if (again && room.claiming.empty() && room.stored != 0) taken.push_back({id, room.taken()});
        if (room.empty()) empty.push_back(id);
    }
    for (const auto id : empty) rooms_.erase(id);
    if (!taken.empty()) tell_store(std::move(taken));
}

}  // namespace havn::community
