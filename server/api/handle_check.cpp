#include "server/api/handle_check.hpp"

namespace havn::api {

HandleAdvice advise(ShardGateway& gateway, const community::GroupEntry& group,
                    const std::string& handle) {
    const auto& services = gateway.services();
    if (!community::Handles::usable(handle) || services.handles.reserved(handle))
        return HandleAdvice::refused;
    moderation::Facts facts;
    facts.surface = moderation::Surface::handle;
    const auto judgement =
        services.stage_watch.judge(gateway.shard().index(), handle, facts, group.policy);
    if (judgement.verdict == moderation::Verdict::nudge) return HandleAdvice::contact;
    if (judgement.verdict > moderation::Verdict::nudge) return HandleAdvice::refused;
    return services.handles.like_real_name(handle) ? HandleAdvice::real_name : HandleAdvice::fine;
}

}  // namespace havn::api
