#pragma once
// What persons chose for themselves. Threading as in journal.hpp.

#include <cstdint>
#include <string>
#include <vector>

#include "server/store/people.hpp"

namespace havn::store {

struct Preferred {
    std::string language, country;
    std::string content_notes = "cover";  // or "show"
    std::vector<std::string> muted_words;
    bool feedback_texts = false;  // see feedback.hpp
};

class Preferences {
  public:
    virtual ~Preferences() = default;

    virtual void read(core::Shard& home, PersonId person, core::Completion<Preferred> done) = 0;
    // absent: no such person.
    virtual void write(core::Shard& home, PersonId person, Preferred preferred,
                       core::Completion<bool> done) = 0;
    // A break until then, or until a later time that was chosen before; returns which. The person
    // does not expire before `expires_at_ms`.
    virtual void pause(core::Shard& home, PersonId person, std::int64_t until_ms,
                       std::int64_t expires_at_ms, core::Completion<std::int64_t> done) = 0;
};

}  // namespace havn::store
