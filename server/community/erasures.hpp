#pragma once
// The file beside the database that says which members were erased, so that a backup from before
// that does not bring their words back: it is read at every start. One line of 16 hex digits a
// member, nothing else; a member is a random number that means nothing once it was erased. Any
// thread.

#include <filesystem>
#include <mutex>
#include <span>
#include <vector>

#include "protocol/ids.hpp"

namespace havn::community {

class Erasures {
  public:
    explicit Erasures(std::filesystem::path file) : file_(std::move(file)) {}

    // On disk when it returns; false: it could not be written.
    bool add(std::span<const protocol::MemberId> members);
    std::vector<protocol::MemberId> read() const;

  private:
    const std::filesystem::path file_;
    std::mutex mutex_;
};

}  // namespace havn::community
