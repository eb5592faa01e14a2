#pragma once
// Named errors and numbered close codes: what a client is told when something is refused, and
// whether trying again helps. Value types: any thread.

#include <cstdint>
#include <span>
#include <string_view>

namespace havn::protocol {

enum class ErrorCode : std::uint8_t {
    malformed,           // not a JSON object
    too_deep,            // nested deeper than json_depth_max
    unknown_command,     // no such "do"
    bad_field,           // a field is missing, of another type or out of bounds
    too_long,            // a text is longer than its limit
    hello_first,         // anything but hello before hello
    token_unknown,       // the token is unknown or has expired: say hello without one
    not_found,           // absent, or not for this person: both read the same
    handle_taken,        // somebody in this group has this handle, or one that looks like it
    handle_refused,      // not usable as a handle
    rejected,            // refused by the group's guidelines; the text was not stored
    conflict,            // the cid was used for another text, or somebody decided first
    too_fast,            // wait retry_after_ms
    too_many,            // a named maximum is reached
    try_again,           // the store cannot commit right now; nothing was stored
    gone,                // it was removed meanwhile
    locked,              // the thread takes no more posts
    guidelines_changed,  // the guidelines were changed: read them, and group.join again
    age_asked,           // the group has bounds of age: group.join with age_ok
    ask_first,           // entry is by request: group.ask
    group_full,          // every place in the group is taken: group.ask waits for one
    room_full,           // every place in the room is taken; room.free says when one is free
    room_closed,         // closed, by an organiser or by its hours
    room_frozen,         // only moderators speak for now
    slow_mode,           // everybody speaks once in some seconds
    muted,               // may read, but not speak for a time
    banned,              // put out of the group by a moderator
    link_expired,        // the link was good until a time that has passed
    name_taken,          // a group or room of this name exists
    text_refused,        // control or bidirectional characters in a name
    shutting_down,       // this instance is stopping; reconnect
    handle_nudged,       // reads like a real name or a contact (detail): think it over, or be sure
    busy,                // too many ask for this at once; nothing was done
    paused,              // this person takes a break until retry_after_ms have passed
};

// never: the same request will fail again. changed: helps after changing the request.
// later: the same request may succeed later, with the same cid.
enum class Retry : std::uint8_t { never, changed, later };

struct ErrorInfo {
    ErrorCode code;
    std::string_view name;
    Retry retry;
};

std::span<const ErrorInfo> all_errors();
const ErrorInfo& info(ErrorCode code);
std::string_view to_string(Retry retry);

enum class CloseCode : std::uint16_t {
    normal = 1000,
    going_away = 1001,
    protocol_error = 1002,
    not_text = 1003,
    not_utf8 = 1007,
    too_large = 1009,
    restart = 1012,
    overloaded = 1013,
    hello_timeout = 4002,
    slow = 4003,
    silent = 4004,
    forgotten = 4005,
    too_many_errors = 4006,
    signed_out = 4007,
};

struct CloseInfo {
    CloseCode code;
    std::string_view name;
    bool reconnect;  // whether a client should connect again by itself
};

std::span<const CloseInfo> all_closes();
const CloseInfo& info(CloseCode code);

}  // namespace havn::protocol
