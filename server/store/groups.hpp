#pragma once
// Groups with their guidelines and rooms: few, changed rarely, read at start. Blocking calls, made
// by the composition root before the shards run; streams_of_threads is asynchronous as in
// journal.hpp.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"

namespace havn::store {

using protocol::GroupId;
using protocol::Seq;
using protocol::StreamId;

using Translated = std::map<std::string, std::string>;  // language -> text

struct Guideline {
    std::string id;  // "no-contact-details"
    Translated text;
};

struct Room {
    StreamId stream;
    std::string slug;
    Translated name;
};

struct Group {
    GroupId id;
    std::string slug;
    Translated name, topic, about;
    std::vector<std::string> languages;
    bool drop_in = false;
    std::string policy = "careful";  // preset: open, careful, pre_moderated
    std::vector<std::string> link_hosts_allowed;
    std::uint64_t revision = 1;  // one more with every change
    std::uint64_t guidelines_version = 1;
    std::vector<Guideline> guidelines;
    std::vector<Room> rooms;
    StreamId forum;
};

class Groups {
  public:
    virtual ~Groups() = default;

    // Throws std::runtime_error: start-up only.
    virtual std::vector<Group> load() = 0;
    // Ids inside `group` are ignored and given out. Throws std::runtime_error.
    virtual void create(const Group& group) = 0;

    // The stream of a thread's posts. absent: the forum has no such opening. Made on first use.
    virtual void thread_stream(core::Shard& home, StreamId forum, Seq opening,
                               core::Completion<StreamId> done) = 0;
};

}  // namespace havn::store
