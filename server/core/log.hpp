#pragma once
// Structured log lines on standard error: time, level, event and named values. Never pass what a
// person wrote, a handle, a token or an address. Any thread; not meant for the message path.

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <type_traits>
#include <variant>

namespace spdlog {
class logger;
}

namespace havn::core {

enum class LogLevel : std::uint8_t { debug, info, warning, error, off };

// nullopt-like: false if `name` is none of debug, info, warning, error, off.
bool parse_log_level(std::string_view name, LogLevel& level);

struct LogField {
    std::string_view key;
    std::variant<std::int64_t, double, std::string_view> value;

    template <class T>
        requires std::is_integral_v<T>
    LogField(std::string_view k, T v) : key(k), value(static_cast<std::int64_t>(v)) {}
    LogField(std::string_view k, double v) : key(k), value(v) {}
    LogField(std::string_view k, std::string_view v) : key(k), value(v) {}
    LogField(std::string_view k, const char* v) : key(k), value(std::string_view(v)) {}
};

class Log {
  public:
    using Fields = std::initializer_list<LogField>;

    explicit Log(LogLevel level);
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    // `event` is a fixed name in snake_case.
    void debug(std::string_view event, Fields fields = {}) {
        write(LogLevel::debug, event, fields);
    }
    void info(std::string_view event, Fields fields = {}) { write(LogLevel::info, event, fields); }
    void warning(std::string_view event, Fields fields = {}) {
        write(LogLevel::warning, event, fields);
    }
    void error(std::string_view event, Fields fields = {}) {
        write(LogLevel::error, event, fields);
    }

  private:
    void write(LogLevel level, std::string_view event, Fields fields);

    const LogLevel level_;
    std::unique_ptr<spdlog::logger> logger_;
};

}  // namespace havn::core
