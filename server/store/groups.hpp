#pragma once
// Groups with their guidelines and rooms: few, changed rarely, read at start. load() and create()
// block and are made by the composition root before the shards run; the rest is asynchronous as in
// journal.hpp.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "server/core/result.hpp"
#include "server/core/shard.hpp"
#include "server/store/group_log.hpp"

namespace havn::store {

using protocol::GroupId;
using protocol::Seq;
using protocol::StreamId;

using Translated = std::map<std::string, std::string>;  // language -> text

struct Guideline {
    std::string id;  // "no-contact-details"
    Translated text;
};

// Every week on `days`, in the group's time zone.
struct OpenRange {
    std::uint8_t days = 0;              // bit 0: Monday … bit 6: Sunday
    std::uint16_t from = 0, to = 1440;  // minutes of the day; to <= from: of the next day
    friend bool operator==(const OpenRange&, const OpenRange&) = default;
};

struct Room {
    StreamId stream;
    std::string slug;
    Translated name;
    bool frozen = false;  // only moderators speak
    bool closed = false;
    std::uint32_t slow_seconds = 0;     // between two messages of one person; 0: no slow mode
    std::uint32_t people_max = 0;       // 0: no limit
    std::vector<OpenRange> hours = {};  // none: those of the group
};

struct Group {
    GroupId id;
    std::string slug;
    Translated name, topic, about;
    std::vector<std::string> languages;
    bool drop_in = false;       // whoever comes may join
    bool by_request = false;    // whoever asks, once a moderator has agreed; neither: by link alone
    bool professional = false;  // led by professionals; else by peers
    bool shows_handles = false;              // who is in a room; else a coarse word
    std::uint32_t people_max = 0;            // members; 0: no limit
    std::uint32_t age_from = 0, age_to = 0;  // 0: no bound
    std::string time_zone = "UTC";           // as in the IANA time zone database
    std::vector<OpenRange> hours;            // of its rooms; none: always open
    std::string policy = "careful";          // preset: open, careful, pre_moderated
    std::vector<std::string> link_hosts_allowed;
    bool feedback_texts = false;  // see feedback.hpp
    std::uint64_t revision = 1;   // one more with every change
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

    // Looks at the group as it is stored and changes it: true to store it, false to leave it, a
    // failure to end in that. Runs on a thread of the store, possibly more than once; gives out no
    // ids, revision or guidelines_version, and takes no room away.
    using Edit = std::function<core::Result<bool>(Group&)>;
    // One change after the other, each with its lines in the log in the same transaction. The group
    // as it is now, with one more revision if it was stored, and one more guidelines_version where
    // the guidelines are other ones.
    virtual void change(core::Shard& home, GroupId group, Edit edit, std::vector<LogLine> lines,
                        core::Completion<Group> done) = 0;
    // taken: a group of this slug exists.
    virtual void add(core::Shard& home, Group group, LogLine line,
                     core::Completion<Group> done) = 0;
    virtual void read(core::Shard& home, GroupId group, core::Completion<Group> done) = 0;

    // The stream of a thread's posts. absent: the forum has no such opening. Made on first use.
    virtual void thread_stream(core::Shard& home, StreamId forum, Seq opening,
                               core::Completion<StreamId> done) = 0;
};

}  // namespace havn::store
