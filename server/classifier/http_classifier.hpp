#pragma once
// A classifier over HTTP: POST {"text", "language"} to one address, which answers 200 with
// {"findings": [{"category", "severity", "score"?, "start"?, "end"?}]}. It has a thread of its own;
// connections are kept. Whatever goes wrong is a problem with a name, never a verdict.

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "server/classifier/classifier.hpp"
#include "server/core/clock.hpp"
#include "server/core/log.hpp"
#include "server/core/metrics.hpp"

namespace havn::classifier {

struct Settings {
    std::string url;  // https://HOST[:PORT]/PATH; http:// only on this machine
    std::int64_t deadline_ms = 1'000;
    std::int64_t requests_max = 8;      // at once; as many times waiting_factor may wait
    std::int64_t breaker_failures = 5;  // in a row, then it is not asked
    std::int64_t breaker_rest_ms = 10'000;
};

inline constexpr std::size_t waiting_factor = 8;
inline constexpr std::size_t answer_bytes_max = 64 * 1024;
inline constexpr std::size_t answer_findings_max = 20;

// As problems, and as labels of the metric: it answered too late, was not reached, answered
// something else than 200, answered what is not an answer; too many waited; the breaker is open.
inline constexpr std::array<std::string_view, 6> problems{"slow",    "unreachable", "status",
                                                          "garbage", "busy",        "resting"};

struct Stats {
    core::Counter answered;
    std::array<core::Counter, problems.size()> failed;  // as in `problems`
    core::Counter open;                                 // 1: the breaker is
    core::Histogram answer_ns;
};

// nullptr-like: empty, or what is wrong with the address.
std::string check_url(const std::string& url);

class HttpClassifier final : public Classifier {
  public:
    HttpClassifier(Settings settings, const core::Clock& clock, core::Log& log);
    ~HttpClassifier() override;
    HttpClassifier(const HttpClassifier&) = delete;
    HttpClassifier& operator=(const HttpClassifier&) = delete;

    void ask(core::Shard& home, std::string text, std::string language, Done done) override;
    // Tells everybody who waits that there is no opinion, and ends the thread. What is asked from
    // now on is never answered. Once.
    void stop();

    const Stats& stats() const;

  private:
    class Client;
    std::unique_ptr<Client> client_;
};

}  // namespace havn::classifier
