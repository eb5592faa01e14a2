#pragma once
// What became of held messages, for authors who were not there when it was decided. Threading as in
// journal.hpp.

#include <string>
#include <vector>

#include "server/store/cases.hpp"
#include "server/store/people.hpp"

namespace havn::store {

struct Outcome {
    CaseId about;
    std::string place, cid;
    CaseState state = CaseState::released;
    Seq seq = 0;  // released: of the message
};

class Outcomes {
  public:
    virtual ~Outcomes() = default;

    // Decided and not told yet, oldest first.
    virtual void untold(core::Shard& home, PersonId author,
                        core::Completion<std::vector<Outcome>> done) = 0;
    virtual void told(core::Shard& home, std::vector<CaseId> cases,
                      core::Completion<bool> done) = 0;
};

}  // namespace havn::store
