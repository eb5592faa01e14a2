#pragma once
// What /metrics says, put together from the counters of all shards. Any thread.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "server/bus/bus.hpp"
#include "server/classifier/http_classifier.hpp"
#include "server/community/speech.hpp"
#include "server/community/stage_watch.hpp"
#include "server/net/network_stats.hpp"
#include "server/store/stats.hpp"

namespace havn {

struct MetricsSources {
    const store::StoreStats& store;
    std::uint64_t cases_open = 0;
    bool store_healthy = true;
    const community::StageWatch& stage_watch;
    const classifier::Stats* classifier = nullptr;  // null: there is none
    std::vector<const net::NetworkStats*> network;
    std::vector<const community::SpeechMetrics*> speech;
    std::span<const std::unique_ptr<bus::BusStats>> buses;  // none: there are no other instances
};

std::string metrics_page(const MetricsSources& sources);

}  // namespace havn
