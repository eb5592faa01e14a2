#include "server/store/sqlite/tail.hpp"

#include <algorithm>
#include <iterator>

namespace havn::store::sqlite {

void Tail::add(StreamId stream, Seq seq, std::uint64_t entry) {
    auto& run = runs_[stream];
    if (run.entries.empty()) run.first = seq;
    run.entries.push_back(entry);
}

void Tail::take_back(StreamId stream) {
    const auto run = runs_.find(stream);
    run->second.entries.pop_back();
    if (run->second.entries.empty()) runs_.erase(run);
}

void Tail::drop_to(std::uint64_t entry) {
    for (auto item = runs_.begin(); item != runs_.end();) {
        auto& [first, entries] = item->second;
        const auto kept = std::ranges::upper_bound(entries, entry);
        first += static_cast<Seq>(kept - entries.begin());
        entries.erase(entries.begin(), kept);
        item = entries.empty() ? runs_.erase(item) : std::next(item);
    }
}

std::uint64_t Tail::find(StreamId stream, Seq seq) const {
    const auto run = runs_.find(stream);
    if (run == runs_.end() || seq < run->second.first) return 0;
    const auto index = seq - run->second.first;
    return index < run->second.entries.size() ? run->second.entries[index] : 0;
}

Seq Tail::first(StreamId stream) const {
    const auto run = runs_.find(stream);
    return run == runs_.end() ? 0 : run->second.first;
}

Seq Tail::last(StreamId stream) const {
    const auto run = runs_.find(stream);
    return run == runs_.end() ? 0 : run->second.first + run->second.entries.size() - 1;
}

}  // namespace havn::store::sqlite
