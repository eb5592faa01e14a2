#pragma once
// Keeps from a person what they are not shown: everything under handles that are hidden from them
// (store/blocks.hpp). Works on what is about to be sent, whatever it is: every event and every
// answer names who it is from as `by`, and where as room, thread, place or group. So no surface can
// be forgotten, and people who have hidden nobody pay nothing.
//
// An entry keeps its place in the sequence and says no more than `passed`. Any thread.

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "server/store/people.hpp"

namespace havn::api {

class Unseen {
  public:
    explicit Unseen(std::span<const store::Hidden> hidden);

    bool hides(protocol::GroupId group, std::string_view handle) const;
    store::Handles handles_in(protocol::GroupId group) const;
    // Whether something in this JSON may be by somebody hidden. Quick; never wrongly no.
    bool concerns(std::string_view json) const;

  private:
    std::map<protocol::GroupId, std::set<std::string, std::less<>>> hidden_;
    std::vector<std::string> traces_;
};

// Whether a handle of a group, by its name on the wire, is hidden from whom this is sent to.
using Hides = std::function<bool(std::string_view group, std::string_view handle)>;

// Event frames without what is hidden.
std::string without_hidden_events(std::string_view frames, const Hides& hides);
// What one text frame carries.
std::string_view payload_of(std::string_view frame);
// The JSON of an answer or of an HTTP body, about `group`, without what is hidden; empty: there is
// nothing that could be shown.
std::string without_hidden(std::string_view json, std::string_view group, const Hides& hides);

}  // namespace havn::api
