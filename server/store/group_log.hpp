#pragma once
// The log of a group: what organisers and moderators did, for its organisers. Lines are only ever
// added, in the transaction of what they are about. Threading as in journal.hpp.

#include <cstdint>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"

namespace havn::store {

// act is a fixed word; subject is a handle, a room or a role; detail what there is to say beside
// it.
struct LogLine {
    protocol::GroupId group;
    std::string by;  // handle
    std::string act, subject, detail;
};

struct StoredLogLine {
    std::uint64_t number = 0;
    std::int64_t at_ms = 0;
    LogLine line;
};

class GroupLog {
  public:
    virtual ~GroupLog() = default;

    // For what is not written in one transaction with its line.
    virtual void add(core::Shard& home, LogLine line, core::Completion<bool> done) = 0;
    // Newest first, with number < before (0: no bound).
    virtual void list(core::Shard& home, protocol::GroupId group, std::uint64_t before,
                      std::size_t limit, core::Completion<std::vector<StoredLogLine>> done) = 0;
};

}  // namespace havn::store
