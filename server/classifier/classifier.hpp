#pragma once
// A stage of moderation that is somebody else's server. It is told a text and nothing about who
// wrote it where, and answers with findings, or that it could not.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/types.hpp"
#include "server/core/shard.hpp"

namespace havn::classifier {

// The stage its findings name.
inline constexpr std::string_view stage = "classifier";

struct Opinion {
    // Why there is none; empty: `findings` is what was found. Static storage.
    std::string_view problem;
    std::vector<moderation::Finding> findings;
};

class Classifier {
  public:
    using Done = std::move_only_function<void(Opinion)>;

    virtual ~Classifier() = default;
    // Any thread; never blocks. `done` is called once on `home`, in a later turn, after
    // deadline_ms at most.
    virtual void ask(core::Shard& home, std::string text, std::string language, Done done) = 0;
};

}  // namespace havn::classifier
