#pragma once
// Every limit of the wire, by name. Crossing one has exactly one outcome, written beside it as the
// error code (errors.hpp) or close code the client sees. Operators may lower some of the times in
// the configuration; the sizes are part of the protocol.

#include <cstddef>
#include <cstdint>

namespace havn::protocol::limits {

inline constexpr std::size_t message_characters_max = 4'000;  // too_long
inline constexpr std::size_t title_characters_max = 200;      // too_long
inline constexpr std::size_t handle_characters_max = 32;      // handle_refused
inline constexpr std::size_t reason_characters_max = 1'000;   // too_long
inline constexpr std::size_t cid_bytes_max = 64;              // bad_field
inline constexpr std::size_t name_bytes_max = 128;         // bad_field: group, room, thread, token
inline constexpr std::size_t frame_bytes_max = 16 * 1024;  // close 1009
inline constexpr std::size_t fragments_max = 64;           // close 1009
inline constexpr std::size_t json_depth_max = 8;           // too_deep
inline constexpr std::size_t http_header_bytes_max = 8 * 1024;  // HTTP 431
inline constexpr std::size_t http_body_bytes_max = 16 * 1024;   // HTTP 413

inline constexpr std::int64_t handshake_ms_max = 10'000;  // HTTP 408, connection closed
inline constexpr std::int64_t hello_ms_max = 15'000;      // close 4002
inline constexpr std::int64_t ping_interval_ms = 40'000;
inline constexpr std::int64_t silence_ms_max = 100'000;  // close 4004

inline constexpr std::size_t outbox_bytes_max = 256 * 1024;  // close 4003: slow, resume
inline constexpr std::size_t outbox_frames_max = 512;        // close 4003
inline constexpr std::size_t commands_in_flight_max = 64;    // too_fast, per connection
inline constexpr std::size_t bad_messages_max = 20;          // close 4006, per connection
inline constexpr std::size_t groups_max = 1'000;             // too_many: groups of an organisation
inline constexpr std::size_t listening_max = 64;  // too_many: rooms and threads of a connection

inline constexpr std::size_t history_page_max = 200;      // a larger limit is lowered to it
inline constexpr std::size_t resume_messages_max = 200;   // reset: true
inline constexpr std::size_t room_ring_frames_max = 256;  // older ones are read from the store

static_assert(message_characters_max * 4 + 300 <= frame_bytes_max,
              "the longest message in the widest encoding must fit one frame");
static_assert(outbox_bytes_max >= 4 * frame_bytes_max);
static_assert(resume_messages_max <= room_ring_frames_max,
              "a resume is answered from the ring where it can be");
inline constexpr std::int64_t try_again_ms = 1'000;  // when the store cannot commit: retry_after_ms
static_assert(hello_ms_max < silence_ms_max && ping_interval_ms * 2 < silence_ms_max);

}  // namespace havn::protocol::limits
