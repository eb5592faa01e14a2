#pragma once
// Threads that read, each over a connection of its own, so that a shard never waits for the
// database. submit() from any thread.

#include <atomic>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "server/store/lane.hpp"
#include "server/store/postgres/backoff.hpp"
#include "server/store/postgres/connection.hpp"

namespace havn::store::postgres {

class Reader {
  public:
    Reader(const Settings& settings, std::size_t connections);
    ~Reader() { drain(); }

    // Throws PostgresError: no connection.
    void start();

    // Any thread. `work` gives a core::Result<T> from a Connection&; it must not use up what it
    // captured, because it runs again when the connection was lost.
    template <class T, class Work>
    void submit(core::Shard& home, core::Completion<T> done, Work work) {
        auto& lane = least_busy();
        lane.waiting.fetch_add(1, std::memory_order_relaxed);
        lane.lane.submit(home, std::move(done),
                         [&connection = lane.connection, work] { return work(connection); });
    }
    // Whether one of them can read.
    bool healthy() const;
    void drain();

  private:
    struct OneReader {
        explicit OneReader(const Settings& settings) : connection(settings) {}
        Connection connection;
        Backoff backoff;
        std::atomic<std::size_t> waiting{0};
        std::atomic<bool> healthy{true};
        Lane lane{reads_max};
    };
    // Few, because the outcomes of a turn go home together.
    static constexpr std::size_t reads_max = 16;

    OneReader& least_busy();
    static void turn(OneReader& reader, Jobs batch);
    static void run(OneReader& reader, Job& job);
    static bool ready(OneReader& reader);
    static std::optional<std::chrono::milliseconds> idle(OneReader& reader);

    std::vector<std::unique_ptr<OneReader>> readers_;
    std::atomic<std::size_t> turn_{0};
};

}  // namespace havn::store::postgres
