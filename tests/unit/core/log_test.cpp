#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>

#include "server/core/log.hpp"

namespace havn::core {
namespace {

// What `work` writes to standard error.
template <class Work>
std::string standard_error_of(Work work) {
    std::FILE* file = std::tmpfile();
    REQUIRE(file != nullptr);
    std::fflush(stderr);
    const int saved = ::dup(STDERR_FILENO);
    ::dup2(::fileno(file), STDERR_FILENO);
    work();
    std::fflush(stderr);
    ::dup2(saved, STDERR_FILENO);
    ::close(saved);
    std::rewind(file);
    std::string text;
    char piece[4096];
    for (std::size_t got = 0; (got = std::fread(piece, 1, sizeof piece, file)) > 0;)
        text.append(piece, got);
    std::fclose(file);
    return text;
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

TEST_CASE("a line has time, level, event and its values") {
    const auto text = standard_error_of([] {
        Log log(LogLevel::info);
        log.info("commit_failed", {{"jobs", 12}, {"seconds", 0.25}, {"reason", "disk full"}});
    });
    CHECK(lines_of(text) == 1);
    CHECK(text.starts_with("time=20"));
    CHECK_THAT(text,
               Catch::EndsWith(
                   "level=info event=commit_failed jobs=12 seconds=0.250 reason=\"disk full\"\n"));
}

TEST_CASE("a value cannot begin a line or a field of its own") {
    const auto text = standard_error_of([] {
        Log log(LogLevel::info);
        log.warning("odd", {{"value", "a\nlevel=error event=\"forged\"\r\x1b[31m\\"}});
    });
    CHECK(lines_of(text) == 1);
    CHECK_THAT(text, Catch::EndsWith("event=odd value=\"a?level=error event=?forged???[31m?\"\n"));
}

TEST_CASE("only lines of the level and above are written") {
    const auto write_all = [](LogLevel level) {
        return standard_error_of([&] {
            Log log(level);
            log.debug("one");
            log.info("two");
            log.warning("three");
            log.error("four");
        });
    };
    CHECK(lines_of(write_all(LogLevel::debug)) == 4);
    CHECK(lines_of(write_all(LogLevel::info)) == 3);
    CHECK(lines_of(write_all(LogLevel::warning)) == 2);
    CHECK(lines_of(write_all(LogLevel::error)) == 1);
    CHECK(write_all(LogLevel::off).empty());
}

TEST_CASE("levels are known by name") {
    LogLevel level = LogLevel::info;
    for (const auto& [name, wanted] : {std::pair{"debug", LogLevel::debug},
                                       {"info", LogLevel::info},
                                       {"warning", LogLevel::warning},
                                       {"error", LogLevel::error},
                                       {"off", LogLevel::off}}) {
        CHECK(parse_log_level(name, level));
        CHECK(level == wanted);
    }
    for (const auto wrong : {"", "INFO", "warn", "trace", "info "}) {
        CHECK_FALSE(parse_log_level(wrong, level));
        CHECK(level == LogLevel::off);
    }
}

}  // namespace
}  // namespace havn::core
