#pragma once
// Between the text of one WebSocket message and the typed commands and events. Size is the network
// layer's check; depth, UTF-8 and types are checked here. Raw JSON ends in codec.cpp. Any thread.

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/commands.hpp"
#include "protocol/conversation_events.hpp"
#include "protocol/events.hpp"
#include "protocol/frame.hpp"
#include "protocol/json_writer.hpp"
#include "protocol/people_answers.hpp"

namespace havn::protocol {

struct Request {
    std::uint64_t id = 0;
    Command command;
};

struct DecodeError {
    std::optional<std::uint64_t> id;  // where it could be read
    ErrorReply error;
};

std::expected<Request, DecodeError> decode(std::string_view message);

// The command's JSON, as a client sends it.
std::string encode(const Request& request);

// One answer or event as a complete text frame, appended.
template <class Ok>
void append_answer(std::string& out, std::uint64_t id, const Ok& ok) {
    std::string json = R"({"re":)";
    JsonWriter writer(json);
    writer.number(id);
    json += R"(,"ok":)";
    writer.object(ok);
    json += '}';
    append_text_frame(out, json);
}

// The answer to room.enter, whose messages are already encoded, comma separated. Writes what
// append_answer would if they stood in `ok.messages` (which is ignored).
void append_enter_answer(std::string& out, std::uint64_t id, const RoomEnterOk& ok,
                         std::string_view messages);

void append_error(std::string& out, std::optional<std::uint64_t> id, const ErrorReply& error);

template <class Event>
std::string event_json(const Event& event) {
    std::string json = R"({"on":")";
    json += Event::name;
    json += '"';
    JsonWriter(json).members(event, false);
    json += '}';
    return json;
}

template <class Event>
void append_event(std::string& out, const Event& event) {
    append_text_frame(out, event_json(event));
}

// Valid UTF-8 as RFC 3629 has it (no surrogates, no overlong forms, at most U+10FFFF).
bool is_utf8(std::string_view text);
std::size_t count_characters(std::string_view utf8);  // code points of valid UTF-8

// "2026-03-01T22:15:04.123Z" of milliseconds since 1970.
std::string iso_time(std::int64_t unix_ms);

}  // namespace havn::protocol
