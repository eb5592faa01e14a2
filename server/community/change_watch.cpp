#include "server/community/change_watch.hpp"

#include <utility>

namespace havn::community {

namespace {
constexpr std::size_t read_at_once_max = 200;
}

ChangeWatch::ChangeWatch(core::Shards shards, store::Changes& changes, core::Log& log)
    : shards_(shards), changes_(changes), log_(log), seen_(changes.last()) {}

void ChangeWatch::on(store::ChangeKind kind, core::Shard& where, Handler handler) {
    handlers_[static_cast<std::size_t>(kind)].push_back({&where, std::move(handler)});
}

void ChangeWatch::start() {
    shards_.front()->every(look_ms, [this] { look_here(); });
}

void ChangeWatch::hint() {
    shards_.front()->hop([this] {
        look_here();
        if (tell_others_) tell_others_();
    });
}

void ChangeWatch::look() {
    shards_.front()->hop([this] { look_here(); });
}

void ChangeWatch::look_here() {
    // What was committed after the look under way began may not be in it.
    if (std::exchange(looking_, true)) {
        again_ = true;
        return;
    }
    again_ = false;
    changes_.since(*shards_.front(), seen_, read_at_once_max,
                   [this](const core::Result<store::NewChanges>& found) { take(found); });
}

void ChangeWatch::take(const core::Result<store::NewChanges>& found) {
    looking_ = false;
    if (!found) return;  // the next look asks for the same
    if (found->missed) {
        log_.warning("changes_missed");
        for (const auto& shard_handlers : handlers_)
            for (const auto& one : shard_handlers)
                one.where->hop([&handler = one.handler] { handler(store::Change{}); });
    }
    for (const auto& change : found->changes) dispatch(change);
    seen_ = found->last;
    if (found->more || again_) look_here();
}

void ChangeWatch::dispatch(const store::Change& change) {
    const auto kind = static_cast<std::size_t>(change.kind);
    if (kind >= handlers_.size()) return;  // of a newer version
    for (const auto& one : handlers_[kind])
        one.where->hop([&handler = one.handler, change] { handler(change); });
}

}  // namespace havn::community
