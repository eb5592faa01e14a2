#include "server/store/sqlite/folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>

namespace havn::store::sqlite {
namespace {

constexpr mode_t owner_only = 0600;

int open_or_make(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, owner_only);
    if (descriptor >= 0) return descriptor;
    throw std::runtime_error(file.string() +
                             " cannot be written: " + std::generic_category().message(errno));
}

}  // namespace

// A lock on a file beside the database: a lock on the database itself would be dropped whenever
// SQLite closes any descriptor of it, and would keep the reading connection out.
FileLock::FileLock(const std::filesystem::path& file) {
    auto lock = file;
    lock += ".lock";
    descriptor_ = open_or_make(lock);
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const bool in_use = errno == EWOULDBLOCK;
        const auto reason = std::generic_category().message(errno);
        ::close(descriptor_);
        throw std::runtime_error(file.string() + (in_use ? " is in use by another Havn server"
                                                         : " cannot be locked: " + reason));
    }
    try {
        ::close(open_or_make(file));
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

FileLock::~FileLock() {
    ::close(descriptor_);
}

}  // namespace havn::store::sqlite
