#include "server/buses.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "server/bus/redis_bus.hpp"

namespace havn {

namespace {

// Control messages: look for changes; the groups whose desk is watched at the sender's; how many
// are in its rooms.
constexpr std::string_view look_word = "look";
constexpr std::string_view staffed_word = "staffed ";
constexpr std::string_view crowd_word = "crowd ";

constexpr std::int64_t second_ms = 1'000;
constexpr std::uint32_t told_every = 5;  // seconds

std::vector<std::uint64_t> numbers(std::string_view text) {
    std::vector<std::uint64_t> found;
    while (!text.empty()) {
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc()) break;
        found.push_back(number);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        while (text.starts_with(' ')) text.remove_prefix(1);
    }
    return found;
}

}  // namespace

Buses::Buses(const Config& config, std::uint64_t organisation, std::uint64_t instance,
             core::Shards shards, const core::Clock& clock, core::Log& log)
    : shards_(shards), redis_(!config.redis.empty()) {
    if (!config.shared()) return;
    bus::RedisOptions options{{}, config.redis_ca, organisation, instance, true};
    std::shared_ptr<boost::asio::ssl::context> tls;
    if (redis_) {
        const auto address = bus::parse_redis_address(config.redis);
        if (!address) throw ConfigError(address.error());
        options.address = *address;
        tls = bus::make_tls(options);
    } else {
        log.info("bus_absent", {{"hint",
                                 "live updates of other instances come by asking the "
                                 "database every second; set redis"}});
    }
    for (const auto& shard : shards) {
        auto& stats = *stats_.emplace_back(std::make_unique<bus::BusStats>());
        options.control = shard->index() == 0;
        if (!redis_) {
            buses_.push_back(std::make_unique<bus::LocalBus>());
        } else {
            buses_.push_back(
                std::make_unique<bus::RedisBus>(*shard, options, tls, clock, log, stats));
        }
    }
}

bus::Bus* Buses::of(std::size_t shard) {
    return buses_.empty() ? nullptr : buses_[shard].get();
}

bus::BusStats* Buses::stats_of(std::size_t shard) {
    return stats_.empty() ? nullptr : stats_[shard].get();
}

void Buses::connect(std::span<community::Hub* const> hubs, community::ChangeWatch& changes,
                    community::Shifts& shifts, community::Crowd& crowd) {
    if (buses_.empty()) return;
    shifts_ = &shifts;
    crowd_ = &crowd;
    hubs.front()->others()->set_control(
        [&changes, &shifts, &crowd](std::uint64_t from, std::string_view payload) {
            if (payload == look_word) return changes.look();
            if (payload.starts_with(crowd_word))
                return crowd.heard(from, payload.substr(crowd_word.size()));
            if (!payload.starts_with(staffed_word)) return;
            for (const auto group : numbers(payload.substr(staffed_word.size())))
                shifts.heard(protocol::GroupId{group});
        });
    changes.tell_others_with([this] { buses_.front()->publish_control(look_word); });
    shards_.front()->every(second_ms, [this] {
        ++seconds_;
        tell_shifts();
        tell_crowd();
    });
    for (std::size_t i = 0; i < buses_.size(); ++i) buses_[i]->start(*hubs[i]->others());
}

// What nobody repeats is forgotten after some seconds, and then rooms are taken as unattended: an
// instance that hears nothing holds more, not less.
void Buses::tell_shifts() {
    shifts_->second_passed();
    auto staffed = shifts_->staffed_here();
    const bool due = seconds_ % told_every == 0;
    if (staffed.empty() || (!due && staffed == told_staffed_)) {
        told_staffed_ = std::move(staffed);
        return;
    }
    std::string payload(staffed_word);
    for (const auto group : staffed) payload += std::to_string(group) + ' ';
    buses_.front()->publish_control(payload);
    told_staffed_ = std::move(staffed);
}

// A place that is given away or free again is told in the same second; the rest may wait.
void Buses::tell_crowd() {
    crowd_->second_passed();
    auto told = crowd_->tell();
    const bool due =
        seconds_ % told_every == 0 && (told.text != told_crowd_ || told.text.size() > 2);
    if (!due && !told.rooms_changed) return;
    buses_.front()->publish_control(std::string(crowd_word) + told.text);
    told_crowd_ = std::move(told.text);
}

bool Buses::away() const {
    return redis_ &&
           std::ranges::any_of(stats_, [](const auto& one) { return one->connected.value() == 0; });
}

}  // namespace havn
