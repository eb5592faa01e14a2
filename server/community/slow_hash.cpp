#include "server/community/slow_hash.hpp"

#include <sodium.h>

#include <stdexcept>
#include <utility>

namespace havn::community {

static_assert(std::tuple_size_v<store::Salt> == crypto_pwhash_SALTBYTES);

SlowHash::SlowHash(const store::Salt& salt) : salt_(salt) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
    for (std::size_t i = 0; i < threads_max; ++i) threads_.emplace_back([this] { run(); });
}

SlowHash::~SlowHash() {
    stop();
}

void SlowHash::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        waiting_.clear();
    }
    asked_.notify_all();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

bool SlowHash::hash(core::Shard& home, std::string text, Done done) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || waiting_.size() >= waiting_max) return false;
        waiting_.push_back({&home, std::move(text), std::move(done)});
    }
    asked_.notify_one();
    return true;
}

void SlowHash::run() {
    for (;;) {
        std::unique_lock lock(mutex_);
        asked_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (stopping_) return;
        auto job = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        std::optional<store::PhraseHash> hash(std::in_place);
        const int failed =
            crypto_pwhash(hash->data(), hash->size(), job.text.data(), job.text.size(),
                          salt_.data(), passes, memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
        sodium_memzero(job.text.data(), job.text.size());
        if (failed != 0) hash.reset();
        job.home->post([done = std::move(job.done), hash]() mutable { done(hash); });
    }
}

}  // namespace havn::community
