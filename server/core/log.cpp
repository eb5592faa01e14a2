#include "server/core/log.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <string>
#include <utility>

namespace havn::core {

namespace {

constexpr std::array<std::pair<std::string_view, LogLevel>, 5> levels{{
    {"debug", LogLevel::debug},
    {"info", LogLevel::info},
    {"warning", LogLevel::warning},
    {"error", LogLevel::error},
    {"off", LogLevel::off},
}};

spdlog::level::level_enum to_spdlog(LogLevel level) {
    switch (level) {
        case LogLevel::debug:
            return spdlog::level::debug;
        case LogLevel::info:
            return spdlog::level::info;
        case LogLevel::warning:
            return spdlog::level::warn;
        case LogLevel::error:
            return spdlog::level::err;
        case LogLevel::off:
            break;
    }
    return spdlog::level::off;
}

void append_value(std::string& line, std::string_view value) {
    line += '"';
    for (const char c : value) {
        // A value must not be able to start a line or a field of its own.
        if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\') {
            line += '?';
        } else {
            line += c;
        }
    }
    line += '"';
}
void append_value(std::string& line, std::int64_t value) {
    line += fmt::to_string(value);
}
void append_value(std::string& line, double value) {
    line += fmt::format("{:.3f}", value);
}

}  // namespace

bool parse_log_level(std::string_view name, LogLevel& level) {
    for (const auto& [known, value] : levels) {
        if (known != name) continue;
        level = value;
        return true;
    }
    return false;
}

Log::Log(LogLevel level)
    : level_(level),
      logger_(std::make_unique<spdlog::logger>("havn",
                                               std::make_shared<spdlog::sinks::stderr_sink_mt>())) {
    logger_->set_pattern("time=%Y-%m-%dT%H:%M:%S.%e%z level=%l %v");
    logger_->set_level(to_spdlog(level));
    logger_->flush_on(spdlog::level::info);
}

Log::~Log() = default;

void Log::write(LogLevel level, std::string_view event, Fields fields) {
    if (level < level_) return;
    std::string line = fmt::format("event={}", event);
    for (const auto& field : fields) {
        line += ' ';
        line += field.key;
        line += '=';
        std::visit([&](auto value) { append_value(line, value); }, field.value);
    }
    logger_->log(to_spdlog(level), "{}", line);
}

}  // namespace havn::core
