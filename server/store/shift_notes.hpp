#pragma once
// What one shift leaves for the next. Threading as in journal.hpp.

#include <cstdint>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"

namespace havn::store {

struct ShiftNote {
    protocol::GroupId group;
    std::string by;  // handle
    std::string text;
    std::int64_t at_ms = 0;
};

class ShiftNotes {
  public:
    virtual ~ShiftNotes() = default;

    virtual void add(core::Shard& home, ShiftNote note, core::Completion<ShiftNote> done) = 0;
    // The newest `limit`, oldest first.
    virtual void list(core::Shard& home, protocol::GroupId group, std::size_t limit,
                      core::Completion<std::vector<ShiftNote>> done) = 0;
};

}  // namespace havn::store
