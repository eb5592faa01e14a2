#include "server/community/stuck_texts.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <fstream>
#include <system_error>
#include <utility>

#include "protocol/ids.hpp"

namespace havn::community {

static_assert(crypto_shorthash_KEYBYTES == 16);

// The first line is the key, every other one a hash and a stage.
StuckTexts::StuckTexts(std::filesystem::path file, const Visit& visit) : file_(std::move(file)) {
    std::ifstream in(file_);
    std::string line;
    std::size_t size = 0;
    known_ = std::getline(in, line) &&
             sodium_hex2bin(key_.data(), key_.size(), line.data(), line.size(), nullptr, &size,
                            nullptr) == 0 &&
             size == key_.size();
    if (!known_) {
        randombytes_buf(key_.data(), key_.size());
        return;
    }
    while (std::getline(in, line)) {
        const auto space = line.find(' ');
        if (space == std::string::npos) continue;
        if (const auto hash = protocol::from_hex(line.substr(0, space)))
            visit(*hash, std::string_view(line).substr(space + 1));
    }
}

std::uint64_t StuckTexts::hash(std::string_view text) const {
    std::uint64_t hash = 0;
    static_assert(sizeof hash == crypto_shorthash_BYTES);
    crypto_shorthash(reinterpret_cast<unsigned char*>(&hash),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(), key_.data());
    return hash;
}

bool StuckTexts::add(std::uint64_t hash, std::string_view stage) const {
    std::string lines;
    if (!known_) {
        std::array<char, 2 * sizeof key_ + 1> hex{};
        lines = sodium_bin2hex(hex.data(), hex.size(), key_.data(), key_.size());
        lines += '\n';
    }
    lines += protocol::to_hex(hash);
    lines.append(" ").append(stage).append("\n");
    std::error_code ignored;
    std::filesystem::create_directories(file_.parent_path(), ignored);
    const int how = O_WRONLY | O_CREAT | O_CLOEXEC | (known_ ? O_APPEND : O_TRUNC);
    const int file = ::open(file_.c_str(), how, 0600);
    if (file < 0) return false;
    const bool written =
        ::write(file, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) &&
        ::fdatasync(file) == 0;
    return ::close(file) == 0 && written;
}

}  // namespace havn::community
