#include "server/store/sqlite/log_space.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

namespace havn::store::sqlite {
namespace {

// https://www.sqlite.org/fileformat2.html#the_write_ahead_log
constexpr long long frame_header_bytes = 24;
constexpr long long log_header_bytes = 32;
constexpr long long step_bytes = 1024 * 1024;
constexpr int pages_behind_min = 32;

}  // namespace

LogSpace::LogSpace(const std::filesystem::path& database, int page_bytes)
    : log_(database.string() + "-wal"), frame_bytes_(frame_header_bytes + page_bytes) {}

LogSpace::~LogSpace() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

bool LogSpace::open() {
    if (descriptor_ < 0) descriptor_ = ::open(log_.c_str(), O_WRONLY | O_CLOEXEC);
    return descriptor_ >= 0;
}

void LogSpace::keep_room_behind(int pages) {
    const long long wanted = log_header_bytes + (pages + pages_behind_min) * frame_bytes_;
    if (wanted <= bytes_ || !open()) return;
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) return;
    bytes_ = status.st_size;
    if (wanted <= bytes_) return;
    static const std::string zeros(step_bytes, '\0');
    const auto written = ::pwrite(descriptor_, zeros.data(), zeros.size(), bytes_);
    if (written > 0) bytes_ += written;
}

}  // namespace havn::store::sqlite
