#include "server/community/erasures.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <system_error>

namespace havn::community {

bool Erasures::add(std::span<const protocol::MemberId> members) {
    std::string lines;
    for (const auto member : members) lines += protocol::to_hex(member.value) + '\n';
    if (lines.empty()) return true;
    const std::lock_guard lock(mutex_);
    // With PostgreSQL nobody else needs the folder.
    std::error_code ignored;
    std::filesystem::create_directories(file_.parent_path(), ignored);
    const int file = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return false;
    const bool written =
        ::write(file, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) &&
        ::fdatasync(file) == 0;
    return ::close(file) == 0 && written;
}

std::vector<protocol::MemberId> Erasures::read() const {
    std::vector<protocol::MemberId> members;
    std::ifstream file(file_);
    for (std::string line; std::getline(file, line);)
        if (const auto id = protocol::from_hex(line)) members.push_back({*id});
    return members;
}

}  // namespace havn::community
