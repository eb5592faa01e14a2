#include "server/app.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "embedded/web_files.hpp"
#include "server/api/changed.hpp"
#include "server/api/gateway.hpp"
#include "server/api/http.hpp"
#include "server/api/members.hpp"
#include "server/api/views.hpp"
#include "server/buses.hpp"
#include "server/community/tokens.hpp"
#include "server/core/clock.hpp"
#include "server/metrics_page.hpp"
#include "server/net/address_marks.hpp"
#include "server/net/shard_network.hpp"
#include "server/organisation.hpp"
#include "server/store/postgres/open.hpp"
#include "server/store/sqlite/open.hpp"

namespace havn {

namespace {

constexpr std::int64_t network_tick_ms = 250;
constexpr std::int64_t gateway_tick_ms = 1'000;
constexpr std::int64_t upkeep_ms = 60'000;
constexpr std::int64_t case_count_ms = 5'000;
constexpr std::int64_t certificate_look_ms = 2'000;
constexpr std::size_t operator_connections_max = 64;
constexpr std::int64_t organiser_link_ms = 7 * core::day_ms;
// How long another instance may take to set up the database.
constexpr int set_up_looks_max = 100, set_up_look_ms = 100;
constexpr std::chrono::seconds drain_grace{7};  // beyond drain_ms: the whole stop stays under 15 s

std::size_t shard_count(const Config& config) {
    if (config.shards != 0) return config.shards;
    return std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

std::filesystem::path data_file(const Config& config) {
    std::error_code error;
    std::filesystem::create_directories(config.data, error);
    if (error)
        throw std::runtime_error(config.data.string() +
                                 ": the data folder cannot be made: " + error.message());
    std::filesystem::permissions(config.data, std::filesystem::perms::owner_all, error);
    return config.data / "havn.db";
}

std::unique_ptr<store::Store> open_store(const Config& config, std::uint64_t instance,
                                         const core::Clock& clock, store::StoreStats& stats) {
    if (config.database.empty())
        return store::open_sqlite({.file = data_file(config), .instance = instance}, clock, stats);
    return store::open_postgres({.url = config.database, .instance = instance}, clock, stats);
}

// As many descriptors as the system gives: each connection takes one.
void raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

// Empty where it cannot be read, which the model then complains of.
std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

moderation::Pipeline make_pipeline(const Config::Moderation& wanted) {
    const auto heads = content_of(wanted.model / "heads.bin");
    const auto thresholds = content_of(wanted.model / "thresholds.tsv");
    const moderation::model::ModelFiles files{heads, thresholds, {}};
    auto pipeline = moderation::Pipeline::create(wanted.model.empty() ? nullptr : &files);
    if (!pipeline) throw std::runtime_error("moderation cannot start: " + pipeline.error());
    pipeline->break_on(moderation::Faults(wanted.fault_word));
    return std::move(*pipeline);
}

std::unique_ptr<classifier::HttpClassifier> make_classifier(const Config& wanted,
                                                            const core::Clock& clock,
                                                            core::Log& log) {
    if (wanted.classifier.url.empty()) return nullptr;
    return std::make_unique<classifier::HttpClassifier>(wanted.classifier, clock, log);
}

std::vector<api::Asset> page_assets() {
    constexpr std::string_view root = "dist/";
    std::vector<api::Asset> assets;
    for (const auto& file : web::web_files())
        assets.push_back({file.name.substr(root.size()), file.data});
    return assets;
}

std::vector<std::unique_ptr<core::Shard>> make_shards(std::size_t count) {
    std::vector<std::unique_ptr<core::Shard>> shards;
    for (std::size_t i = 0; i < count; ++i) shards.push_back(std::make_unique<core::Shard>(i));
    return shards;
}

// Reads the groups; sets them up first where there are none and the configuration says which.
std::vector<store::Group> load_groups(store::Store& store, const Config& config, bool& is_new) {
    auto groups = store.groups().load();
    if (!groups.empty()) return groups;
    is_new = true;
    std::vector<store::Group> wanted;
    if (config.example) wanted = example_organisation();
    if (!config.organisation.empty()) wanted = read_organisation(TomlFile(config.organisation));
    try {
        for (const auto& group : wanted) store.groups().create(group);
    } catch (const std::runtime_error&) {
        // Another instance that starts at the same time may be setting it up.
        if (config.database.empty()) throw;
        is_new = false;
        for (int looks = 0; store.groups().load().size() < wanted.size(); ++looks) {
            if (looks == set_up_looks_max) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds(set_up_look_ms));
        }
    }
    return store.groups().load();
}

net::Descriptor open_metrics(const std::string& address) {
    if (address.empty()) return {};
    return std::move(net::open_listeners(address, 1).front());
}

}  // namespace

struct App::Parts {
    explicit Parts(const Config& wanted, const core::Clock& with)
        : config(wanted),
          clock(with),
          log(wanted.log_level),
          pipeline(make_pipeline(wanted.moderation)),
          listeners(net::open_listeners(wanted.listen, shard_count(wanted))),
          metrics_listener(open_metrics(wanted.metrics_listen)),
          port(net::port_of(listeners.front())),
          url(wanted.url(listening_on())),
          shards(make_shards(listeners.size())),
          store(open_store(wanted, instance, with, store_stats)),
          buses(wanted, store->organisation(), instance, shards, with, log),
          changes(shards, store->changes(), log),
          groups(community::make_entries(load_groups(*store, wanted, is_new))),
          stage_watch(pipeline, shards.size(),
                      {wanted.moderation.stage_ms_max, wanted.moderation.stage_rest_ms,
                       wanted.moderation.stage_stuck_ms_max},
                      wanted.data / "stuck_texts", with, log),
          classifier(make_classifier(wanted, with, log)),
          slow_hash(store->keeping().salt()),
          arrivals(wanted.moderation.rates_lifted),
          erasures(wanted.data / "erasures.log"),
          address_marks(with),
          assets(page_assets()) {}

    std::string listening_on() const {
        return config.listen.substr(0, config.listen.rfind(':') + 1) + std::to_string(port);
    }
    void build();
    void serve_metrics();
    void erase_again();
    void upkeep();
    void drain();
    // What people notice of what fails, a line each.
    std::string readiness() const;

    const Config config;
    const core::Clock& clock;
    core::Log log;
    moderation::Pipeline pipeline;  // what takes longest, so that whoever connects need not wait
    std::vector<net::Descriptor> listeners;
    net::Descriptor metrics_listener;
    const std::uint64_t instance = community::random_id();
    const std::uint16_t port;
    const std::string url;
    std::string metrics_url;  // empty: they have no address of their own
    bool is_new = false;
    bool started = false;
    store::StoreStats store_stats;
    std::vector<std::unique_ptr<core::Shard>> shards;
    // Hears the store before the shards run. Outlives it, whose threads may not have left post().
    core::Shard starting{0};
    std::unique_ptr<store::Store> store;
    Buses buses;
    community::ChangeWatch changes;
    std::vector<community::GroupRef> groups;
    community::StageWatch stage_watch;
    std::unique_ptr<classifier::HttpClassifier> classifier;  // null: there is none
    community::Handles handles;
    community::Helplines helplines;
    community::Phrases phrases;
    community::SlowHash slow_hash;
    community::Arrivals arrivals;
    community::Erasures erasures;
    net::AddressMarks address_marks;
    community::Shifts shifts;
    community::Crowd crowd;
    std::vector<api::Asset> assets;
    api::Options options;
    net::NetworkOptions network_options;
    std::unique_ptr<net::TlsContext> tls;
    std::optional<api::Services> services;
    core::Counter cases_open;
    // Per shard. Networks go first: their connections hold peers of the gateways.
    std::vector<std::unique_ptr<net::NetworkStats>> network_stats;
    std::vector<std::unique_ptr<api::ShardGateway>> gateways;
    std::vector<std::unique_ptr<net::ShardNetwork>> networks;
    // Of the first shard, for metrics at an address of their own; it answers until the end.
    net::NetworkOptions operator_options;
    net::NetworkStats operator_stats;
    std::unique_ptr<api::OperatorGateway> operator_gateway;
    std::unique_ptr<net::ShardNetwork> operator_network;
};

void App::Parts::build() {
    options.hello_ms_max = config.limits.hello_ms;
    options.drop_in_ms = config.limits.drop_in_hours * 60 * 60 * 1000;
    options.rates_lifted = config.moderation.rates_lifted;
    options.origins = config.origins;
    options.metrics_apart = metrics_listener.open();
    options.origins.push_back(url);
    // The page is often opened by the other name of this machine.
    if (config.public_url.empty() && url.find("//127.0.0.1:") != std::string::npos)
        options.origins.push_back((tls ? "https://localhost:" : "http://localhost:") +
                                  std::to_string(port));

    network_options.origins_allowed = options.origins;
    network_options.proxy_trusted = config.trust_proxy;
    network_options.address_marks = &address_marks;
    network_options.connections_max = std::max<std::size_t>(
        1, static_cast<std::size_t>(config.limits.connections_max) / shards.size());
    network_options.handshake_ms_max = config.limits.handshake_ms;
    network_options.ping_interval_ms = config.limits.ping_interval_ms;
    network_options.silence_ms_max = config.limits.silence_ms;
    if (config.tls()) {
        tls = std::make_unique<net::TlsContext>(
            config.tls_cert, config.tls_key, [this](std::string_view problem) {
                log.error("certificate_unusable", {{"problem", problem}});
            });
    }

    services.emplace(
        api::Services{options, groups,    *store,  pipeline,  stage_watch, classifier.get(),
                      handles, helplines, phrases, slow_hash, arrivals,    erasures,
                      shifts,  changes,   crowd,   clock,     log,         shards,
                      assets,  {},        {},      {},        {},          {},
                      {}});
    services->ready = [this] { return store->healthy() && stage_watch.moving(); };
    services->readiness = [this] { return readiness(); };
    services->bus = [this](std::size_t shard) { return buses.of(shard); };
    services->bus_stats = [this](std::size_t shard) { return buses.stats_of(shard); };
    services->metrics_text = [this] {
        MetricsSources sources{store_stats,
                               cases_open.value(),
                               store->healthy(),
                               stage_watch,
                               classifier ? &classifier->stats() : nullptr,
                               {},
                               {},
                               buses.stats()};
        for (const auto& stats : network_stats) sources.network.push_back(stats.get());
        for (const auto& gateway : gateways) sources.speech.push_back(&gateway->metrics());
        return metrics_page(sources);
    };

    std::vector<community::Hub*> hubs;
    std::vector<community::Speech*> speeches;
    for (const auto& shard : shards) {
        gateways.push_back(std::make_unique<api::ShardGateway>(*shard, *services));
        services->gateways.push_back(gateways.back().get());
        hubs.push_back(&gateways.back()->hub());
        speeches.push_back(&gateways.back()->speech());
    }
    for (std::size_t i = 0; i < shards.size(); ++i) {
        gateways[i]->hub().connect(hubs);
        gateways[i]->speech().connect(speeches);
        network_stats.push_back(std::make_unique<net::NetworkStats>());
        networks.push_back(std::make_unique<net::ShardNetwork>(
            *shards[i], *gateways[i], network_options, clock, *network_stats[i]));
        gateways[i]->connect(*networks[i]);
        api::register_changes(*gateways[i], changes);
        networks[i]->listen(std::move(listeners[i]), tls.get());
        shards[i]->every(network_tick_ms, [network = networks[i].get()] { network->tick(); });
        shards[i]->every(gateway_tick_ms, [gateway = gateways[i].get()] { gateway->tick(); });
    }
    listeners.clear();
    if (metrics_listener.open()) serve_metrics();
    buses.connect(hubs, changes, shifts, crowd);
    changes.start();
}

void App::Parts::serve_metrics() {
    operator_options.connections_max = operator_connections_max;
    auto& first = *shards.front();
    operator_gateway = std::make_unique<api::OperatorGateway>(*gateways.front());
    operator_network = std::make_unique<net::ShardNetwork>(first, *operator_gateway,
                                                           operator_options, clock, operator_stats);
    const auto on = config.metrics_listen.substr(0, config.metrics_listen.rfind(':') + 1);
    metrics_url = "http://" + on + std::to_string(net::port_of(metrics_listener)) + "/metrics";
    operator_network->listen(std::move(metrics_listener), nullptr);
    first.every(network_tick_ms, [this] { operator_network->tick(); });
}

std::string App::Parts::readiness() const {
    std::string lines;
    if (!store->healthy()) lines += "store: away; reading goes on, sending answers try_again\n";
    if (buses.away())
        lines += "bus: away; what other instances take in is shown about a second later\n";
    lines += stage_watch.readiness();
    if (classifier && classifier->stats().open.value() != 0)
        lines += "classifier: away; messages are held, unless a group's policy says otherwise\n";
    if (!config.moderation.fault_word.empty())
        lines += "moderation: fault_word is set; anybody can break stages\n";
    return lines;
}

// A backup from before somebody erased their words has them again.
void App::Parts::erase_again() {
    const auto members = erasures.read();
    if (members.empty()) return;
    starting.start();
    std::promise<core::Result<std::uint64_t>> erased;
    store->own_data().erase_again(
        starting, members, [&](core::Result<std::uint64_t> count) { erased.set_value(count); });
    const auto count = erased.get_future().get();
    starting.stop();
    starting.join();
    if (!count) throw std::runtime_error("what was erased could not be erased again");
    if (*count > 0) log.info("erased_again", {{"entries", *count}});
}

void App::Parts::upkeep() {
    auto& first = *shards.front();
    first.every(upkeep_ms, [this, &first] {
        store->maintain(first);
        arrivals.prune(clock.unix_ms());
        store->people().expire(first, [this](core::Result<std::vector<protocol::PersonId>> gone) {
            if (!gone) return;
            for (const auto person : *gone) api::forget_sessions(*gateways.front(), person);
            // Their places in full groups go to those who wait.
            for (const auto& group : gateways.front()->directory().groups())
                if (group->group.people_max != 0) api::invite_to(*gateways.front(), group->group);
        });
    });
    first.every(case_count_ms, [this, &first] {
        store->cases().count_open(first, [this](core::Result<std::uint64_t> count) {
            if (count) cases_open.set(*count);
        });
    });
    if (!tls) return;
    first.every(certificate_look_ms, [this] {
        if (tls->reload_if_changed()) log.info("certificate_renewed");
    });
}

void App::Parts::drain() {
    std::vector<std::future<void>> empty;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        auto done = std::make_shared<std::promise<void>>();
        empty.push_back(done->get_future());
        shards[i]->post([this, i, done] {
            gateways[i]->begin_drain();
            networks[i]->stop_accepting();
            networks[i]->close_all(protocol::CloseCode::restart, config.limits.drain_ms);
            networks[i]->when_empty([done] { done->set_value(); });
        });
    }
    const auto deadline = std::chrono::steady_clock::now() +
                          std::chrono::milliseconds(config.limits.drain_ms) + drain_grace;
    for (auto& one : empty) one.wait_until(deadline);
    slow_hash.stop();
    if (classifier) classifier->stop();
    store->drain();
}

App::App(const Config& config, const core::Clock& clock) {
    raise_descriptor_limit();
    parts_ = std::make_unique<Parts>(config, clock);
    parts_->erase_again();
    parts_->build();
    parts_->upkeep();
}

App::~App() {
    stop();
}

void App::start() {
    for (const auto& shard : parts_->shards) shard->start();
    parts_->started = true;
    parts_->log.info("started",
                     {{"shards", parts_->shards.size()}, {"groups", parts_->groups.size()}});
    if (parts_->groups.empty())
        parts_->log.warning("no_groups",
                            {{"hint", "start once with --example or with organisation set"}});
}

void App::stop() {
    if (!std::exchange(parts_->started, false)) return;
    parts_->log.info("stopping");
    parts_->drain();
    for (const auto& shard : parts_->shards) shard->stop();
    for (const auto& shard : parts_->shards) shard->join();
    parts_->log.info("stopped");
}

const std::string& App::url() const {
    return parts_->url;
}
const std::string& App::metrics_url() const {
    return parts_->metrics_url;
}
std::uint16_t App::port() const {
    return parts_->port;
}
bool App::is_new() const {
    return parts_->is_new;
}

std::string App::new_organiser_link() {
    const auto secret = community::new_secret();
    const store::Link link{community::hash_secret(secret),
                           {},
                           store::Role::organiser,
                           parts_->clock.unix_ms() + organiser_link_ms};
    std::promise<bool> stored;
    parts_->store->people().add_link(*parts_->shards.front(), link, [&](core::Result<bool> done) {
        stored.set_value(done.has_value());
    });
    if (!stored.get_future().get()) throw std::runtime_error("the organiser link cannot be stored");
    return parts_->url + "/#/link/" + secret;
}

}  // namespace havn
