#include "server/community/recollection.hpp"

#include <algorithm>

#include "moderation/context.hpp"

namespace havn::community {

namespace {

constexpr std::int64_t sweep_ms = 10'000;

// Makes room for one more under `key`.
void bound(auto& map, const auto& key, std::size_t most) {
    if (map.size() < most || map.contains(key)) return;
    map.erase(std::ranges::min_element(
        map, {}, [](const auto& entry) { return entry.second.back().at_ms; }));
}

}  // namespace

Recollection::Context Recollection::of(PersonId person, StreamId stream, std::uint64_t cid_hash,
                                       std::int64_t now_ms) const {
    Context context;
    if (const auto found = people_.find(person); found != people_.end()) {
        for (const auto& said : found->second) {
            if (said.stream != stream || said.cid_hash == cid_hash) continue;
            const auto age_ms = std::max<std::int64_t>(0, now_ms - said.at_ms);
            context.before.insert(context.before.begin(),
                                  {age_ms, said.categories, said.care, said.care_score});
            if (age_ms > moderation::context_pieces_ms || said.piece.empty() ||
                context.pieces.size() + said.piece.size() >= pieces_bytes_max)
                continue;
            context.pieces += said.piece + " ";
        }
    }
    if (const auto found = streams_.find(stream); found != streams_.end())
        context.hostile_others =
            static_cast<std::size_t>(std::ranges::count_if(found->second, [&](const Hostile& one) {
                return one.person != person && now_ms - one.at_ms <= moderation::context_hostile_ms;
            }));
    return context;
}

bool Recollection::remember(PersonId person, StreamId stream, std::uint64_t cid_hash,
                            std::string_view text, const moderation::Judgement& judgement,
                            std::int64_t now_ms) {
    auto piece = moderation::number_piece(text);
    if (!moderation::worth_remembering(judgement, piece)) return false;
    bound(people_, person, people_max);
    auto& said = people_[person];
    const auto same = [&](const Said& one) {
        return one.stream == stream && one.cid_hash == cid_hash;
    };
    if (std::ranges::any_of(said, same)) return false;
    if (said.size() == messages_max) said.erase(said.begin());
    said.push_back({stream, cid_hash, now_ms, moderation::categories_of(judgement.findings),
                    judgement.care, judgement.scores.care, std::move(piece)});
    return moderation::is_hostile(judgement.findings);
}

void Recollection::note_hostile(PersonId person, StreamId stream, std::int64_t now_ms) {
    bound(streams_, stream, streams_max);
    auto& people = streams_[stream];
    std::erase_if(people, [&](const Hostile& one) { return one.person == person; });
    if (people.size() == hostile_max) people.erase(people.begin());
    people.push_back({person, now_ms});
}

void Recollection::forget(PersonId person) {
    people_.erase(person);
    boost::unordered::erase_if(streams_, [&](auto& entry) {
        std::erase_if(entry.second, [&](const Hostile& one) { return one.person == person; });
        return entry.second.empty();
    });
}

void Recollection::tick(std::int64_t now_ms) {
    if (now_ms - swept_ms_ < sweep_ms) return;
    swept_ms_ = now_ms;
    boost::unordered::erase_if(people_, [&](auto& entry) {
        for (auto& said : entry.second)
            if (now_ms - said.at_ms > moderation::context_pieces_ms) said.piece.clear();
        std::erase_if(entry.second, [&](const Said& said) {
            return now_ms - said.at_ms > moderation::context_evening_ms;
        });
        return entry.second.empty();
    });
    boost::unordered::erase_if(streams_, [&](const auto& entry) {
        return now_ms - entry.second.back().at_ms > moderation::context_hostile_ms;
    });
}

}  // namespace havn::community
