#include "server/store/postgres/reader.hpp"

namespace havn::store::postgres {
namespace {

using Kind = PostgresError::Kind;
using std::chrono::steady_clock;

constexpr std::chrono::milliseconds ping_interval{5'000};

}  // namespace

Reader::Reader(const Settings& settings, std::size_t connections) {
    for (std::size_t i = 0; i < connections; ++i)
        readers_.push_back(std::make_unique<OneReader>(settings));
}

void Reader::start() {
    for (auto& reader : readers_) reader->connection.connect();
    for (auto& reader : readers_) {
        reader->lane.start([&one = *reader](Jobs batch) { turn(one, std::move(batch)); },
                           [&one = *reader] { return idle(one); });
    }
}

bool Reader::healthy() const {
    for (const auto& reader : readers_) {
        if (reader->healthy.load(std::memory_order_relaxed)) return true;
    }
    return false;
}

void Reader::drain() {
    for (auto& reader : readers_) reader->lane.drain();
    for (auto& reader : readers_) reader->connection.close();
}

Reader::OneReader& Reader::least_busy() {
    const auto first = turn_.fetch_add(1, std::memory_order_relaxed);
    OneReader* best = nullptr;
    std::size_t least = ~std::size_t{0};
    for (std::size_t i = 0; i < readers_.size(); ++i) {
        auto& reader = *readers_[(first + i) % readers_.size()];
        const auto waiting = reader.waiting.load(std::memory_order_relaxed);
        if (waiting < least) {
            best = &reader;
            least = waiting;
        }
    }
    return *best;
}

void Reader::turn(OneReader& reader, Jobs batch) {
    batch.for_each([&](Job& job) { run(reader, job); });
    reader.waiting.fetch_sub(batch.size(), std::memory_order_relaxed);
    deliver(std::move(batch));
}

// A connection that broke while nobody looked costs nobody an answer: once more over a new one.
void Reader::run(OneReader& reader, Job& job) {
    for (int tries = 0; tries < 2 && ready(reader); ++tries) {
        try {
            job.run();
            reader.healthy.store(true, std::memory_order_relaxed);
            return;
        } catch (const PostgresError& error) {
            if (error.kind() != Kind::lost) break;
        }
    }
    job.refuse();
}

bool Reader::ready(OneReader& reader) {
    if (reader.connection.connected()) return true;
    if (!reader.backoff.due()) return false;
    try {
        reader.connection.connect();
        reader.backoff.succeeded();
        reader.healthy.store(true, std::memory_order_relaxed);
        return true;
    } catch (const PostgresError&) {
        reader.healthy.store(false, std::memory_order_relaxed);
        reader.backoff.failed();
        return false;
    }
}

std::optional<std::chrono::milliseconds> Reader::idle(OneReader& reader) {
    if (!ready(reader)) return reader.backoff.wait();
    if (steady_clock::now() - reader.connection.used_at() < ping_interval) return ping_interval;
    try {
        reader.connection.execute("SELECT 1");
        return ping_interval;
    } catch (const PostgresError&) {
        reader.connection.close();
        return ready(reader) ? ping_interval : reader.backoff.wait();
    }
}

}  // namespace havn::store::postgres
