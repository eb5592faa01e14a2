#pragma once
// What the commands work with. Made by the composition root, outlives every shard's Gateway; each
// part says itself from which threads it may be used.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/pipeline.hpp"
#include "protocol/limits.hpp"
#include "server/classifier/classifier.hpp"
#include "server/community/arrivals.hpp"
#include "server/community/change_watch.hpp"
#include "server/community/crowd.hpp"
#include "server/community/desk.hpp"
#include "server/community/directory.hpp"
#include "server/community/erasures.hpp"
#include "server/community/handles.hpp"
#include "server/community/helplines.hpp"
#include "server/community/phrases.hpp"
#include "server/community/slow_hash.hpp"
#include "server/community/stage_watch.hpp"
#include "server/core/clock.hpp"
#include "server/core/log.hpp"
#include "server/core/shard.hpp"
#include "server/store/store.hpp"

namespace havn::api {

struct Options {
    std::int64_t hello_ms_max = protocol::limits::hello_ms_max;
    std::int64_t drop_in_ms = core::day_ms;  // without a sign of life, then a person is forgotten
    bool rates_lifted = false;               // load tests: no rate limits, no repetition rules
    std::vector<std::string> origins;        // exact; who may ask for a cookie
    bool metrics_apart = false;              // they have an address of their own
};

// A file of the page. Names as in a URL path without the leading slash.
struct Asset {
    std::string_view name;
    std::string_view data;
};

class ShardGateway;

struct Services {
    const Options& options;
    std::span<const community::GroupRef> groups;  // as they were at start
    store::Store& store;
    const moderation::Pipeline& pipeline;
    community::StageWatch& stage_watch;
    classifier::Classifier* classifier;  // null: there is none
    const community::Handles& handles;
    const community::Helplines& helplines;
    const community::Phrases& phrases;
    community::SlowHash& slow_hash;
    community::Arrivals& arrivals;
    community::Erasures& erasures;
    community::Shifts& shifts;
    community::ChangeWatch& changes;
    community::Crowd& crowd;
    const core::Clock& clock;
    core::Log& log;
    core::Shards shards;
    std::span<const Asset> assets;
    std::vector<ShardGateway*> gateways;        // by shard; set before anything is accepted
    std::function<std::string()> metrics_text;  // any shard
    std::function<bool()> ready;                // any shard
    std::function<std::string()> readiness;     // any shard; what works badly, a line each
    // By shard; null: there are no other instances.
    std::function<bus::Bus*(std::size_t)> bus;
    std::function<bus::BusStats*(std::size_t)> bus_stats;
};

// The languages the page and the handles know.
std::string_view supported_language(std::string_view wanted);

}  // namespace havn::api
