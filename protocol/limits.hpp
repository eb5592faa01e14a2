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
inline constexpr std::size_t about_characters_max = 2'000;    // too_long: texts of a group
inline constexpr std::size_t label_characters_max = 200;      // too_long: names and topics in them
inline constexpr std::size_t guideline_characters_max = 500;  // too_long
inline constexpr std::size_t note_characters_max = 80;        // too_long: content notes
inline constexpr std::size_t edits_max = 20;                  // too_many: of one message
inline constexpr std::size_t reply_depth_max = 50;      // too_many: answers to answers in a thread
inline constexpr std::size_t pinned_max = 10;           // too_many: threads of a forum
inline constexpr std::size_t followed_max = 500;        // too_many: threads of one member
inline constexpr std::size_t unread_counted_max = 100;  // more are said to be this many
inline constexpr std::size_t search_characters_max = 200;         // too_long
inline constexpr std::size_t search_words_max = 10;               // too_many
inline constexpr std::size_t search_page_max = 50;                // a larger limit is lowered to it
inline constexpr std::size_t cid_bytes_max = 64;                  // bad_field
inline constexpr std::size_t phrase_characters_max = 400;         // too_long: a recovery phrase
inline constexpr std::size_t muted_word_characters_max = 40;      // too_long
inline constexpr std::size_t muted_words_max = 100;               // too_many
inline constexpr std::size_t blocks_max = 200;                    // too_many: of one person
inline constexpr std::uint64_t pause_minutes_max = 90 * 24 * 60;  // bad_field
inline constexpr std::size_t name_bytes_max = 128;         // bad_field: group, room, thread, token
inline constexpr std::size_t language_bytes_max = 16;      // bad_field
inline constexpr std::size_t clock_bytes_max = 5;          // bad_field: "18:00"
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
inline constexpr std::size_t languages_max = 12;             // too_many: of a group
inline constexpr std::size_t guidelines_max = 30;            // too_many: of a group
inline constexpr std::size_t hours_max = 28;                 // too_many: ranges of opening hours
inline constexpr std::size_t hosts_max = 50;  // too_many: hosts a group's links may point to
inline constexpr std::size_t rooms_max = 50;  // too_many: of a group
inline constexpr std::uint64_t people_max = 1'000'000;     // bad_field: places in a group or room
inline constexpr std::uint64_t age_max = 120;              // bad_field
inline constexpr std::uint64_t slow_seconds_max = 600;     // bad_field
inline constexpr std::uint64_t mute_minutes_max = 43'200;  // bad_field
inline constexpr std::uint64_t ban_hours_max = 8'784;      // bad_field
inline constexpr std::size_t groups_max = 1'000;           // too_many: groups of an organisation
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
