#pragma once
// The composition root: everything the server consists of, put together once. Made, started and
// stopped by one thread (main's, or a test's).

#include <cstdint>
#include <memory>
#include <string>

#include "server/config.hpp"
#include "server/core/clock.hpp"

namespace havn {

class App {
  public:
    // Opens the store, sets up an empty data folder where the configuration says with what, and
    // takes the listening sockets. Throws std::runtime_error with one clear line.
    App(const Config& config, const core::Clock& clock);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    // Starts the shards. From now on it serves.
    void start();
    // Stops accepting, closes connections over limits.drain_ms, finishes commits, ends the threads.
    void stop();

    // "http://127.0.0.1:8080"
    const std::string& url() const;
    // Empty: metrics have no address of their own.
    const std::string& metrics_url() const;
    std::uint16_t port() const;
    // A new one-time link that makes its redeemer an organiser. After start().
    std::string new_organiser_link();
    // Whether the data folder was set up by this start, and somebody should become organiser.
    bool is_new() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace havn
