#pragma once
// Argon2id on threads of its own, so that many who sign in at once take neither the shards' time
// nor more memory than threads_max * memory_bytes: whoever comes when `waiting_max` are waiting is
// refused. Made and stopped by one thread; hash() from any shard.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "server/core/shard.hpp"
#include "server/store/keeping.hpp"

namespace havn::community {

class SlowHash {
  public:
    static constexpr std::size_t threads_max = 2;
    static constexpr std::size_t waiting_max = 64;
    static constexpr std::size_t memory_bytes = 19 * 1024 * 1024;
    static constexpr unsigned long long passes = 2;

    explicit SlowHash(const store::Salt& salt);
    ~SlowHash();
    SlowHash(const SlowHash&) = delete;
    SlowHash& operator=(const SlowHash&) = delete;

    // nullopt: no memory for it.
    using Done = std::move_only_function<void(std::optional<store::PhraseHash>)>;
    // Calls `done` on `home`. false: too many are waiting, and `done` is not called.
    bool hash(core::Shard& home, std::string text, Done done);
    // What waits is dropped.
    void stop();

  private:
    struct Job {
        core::Shard* home;
        std::string text;
        Done done;
    };
    void run();

    const store::Salt salt_;
    std::mutex mutex_;
    std::condition_variable asked_;
    std::deque<Job> waiting_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace havn::community
