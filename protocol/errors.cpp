#include "protocol/errors.hpp"

#include <algorithm>
#include <array>

namespace havn::protocol {

namespace {

using enum ErrorCode;

constexpr std::array errors{
    ErrorInfo{malformed, "malformed", Retry::changed},
    ErrorInfo{too_deep, "too_deep", Retry::changed},
    ErrorInfo{unknown_command, "unknown_command", Retry::never},
    ErrorInfo{bad_field, "bad_field", Retry::changed},
    ErrorInfo{too_long, "too_long", Retry::changed},
    ErrorInfo{hello_first, "hello_first", Retry::changed},
    ErrorInfo{token_unknown, "token_unknown", Retry::changed},
    ErrorInfo{not_found, "not_found", Retry::never},
    ErrorInfo{handle_taken, "handle_taken", Retry::changed},
    ErrorInfo{handle_refused, "handle_refused", Retry::changed},
    ErrorInfo{rejected, "rejected", Retry::changed},
    ErrorInfo{conflict, "conflict", Retry::changed},
    ErrorInfo{too_fast, "too_fast", Retry::later},
    ErrorInfo{too_many, "too_many", Retry::changed},
    ErrorInfo{try_again, "try_again", Retry::later},
    ErrorInfo{gone, "gone", Retry::never},
    ErrorInfo{locked, "locked", Retry::never},
    ErrorInfo{guidelines_changed, "guidelines_changed", Retry::changed},
    ErrorInfo{age_asked, "age_asked", Retry::changed},
    ErrorInfo{ask_first, "ask_first", Retry::changed},
    ErrorInfo{group_full, "group_full", Retry::later},
    ErrorInfo{room_full, "room_full", Retry::later},
    ErrorInfo{room_closed, "room_closed", Retry::later},
    ErrorInfo{room_frozen, "room_frozen", Retry::later},
    ErrorInfo{slow_mode, "slow_mode", Retry::later},
    ErrorInfo{muted, "muted", Retry::later},
    ErrorInfo{banned, "banned", Retry::later},
    ErrorInfo{link_expired, "link_expired", Retry::never},
    ErrorInfo{name_taken, "name_taken", Retry::changed},
    ErrorInfo{text_refused, "text_refused", Retry::changed},
    ErrorInfo{shutting_down, "shutting_down", Retry::later},
    ErrorInfo{handle_nudged, "handle_nudged", Retry::changed},
    ErrorInfo{busy, "busy", Retry::later},
    ErrorInfo{paused, "paused", Retry::later},
};

constexpr std::array closes{
    CloseInfo{CloseCode::normal, "normal", false},
    CloseInfo{CloseCode::going_away, "going_away", true},
    CloseInfo{CloseCode::protocol_error, "protocol_error", false},
    CloseInfo{CloseCode::not_text, "not_text", false},
    CloseInfo{CloseCode::not_utf8, "not_utf8", false},
    CloseInfo{CloseCode::too_large, "too_large", false},
    CloseInfo{CloseCode::restart, "restart", true},
    CloseInfo{CloseCode::overloaded, "overloaded", true},
    CloseInfo{CloseCode::hello_timeout, "hello_timeout", true},
    CloseInfo{CloseCode::slow, "slow", true},
    CloseInfo{CloseCode::silent, "silent", true},
    CloseInfo{CloseCode::forgotten, "forgotten", false},
    CloseInfo{CloseCode::too_many_errors, "too_many_errors", false},
    CloseInfo{CloseCode::signed_out, "signed_out", false},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < errors.size(); ++i)
        if (static_cast<std::size_t>(errors[i].code) != i) return false;
    return true;
}
static_assert(in_order(), "the table is indexed by the code");

}  // namespace

std::span<const ErrorInfo> all_errors() {
    return errors;
}

const ErrorInfo& info(ErrorCode code) {
    return errors[static_cast<std::size_t>(code)];
}

std::string_view to_string(Retry retry) {
    switch (retry) {
        case Retry::never:
            return "never";
        case Retry::changed:
            return "changed";
        case Retry::later:
            return "later";
    }
    return "never";
}

std::span<const CloseInfo> all_closes() {
    return closes;
}

const CloseInfo& info(CloseCode code) {
    return *std::ranges::find(closes, code, &CloseInfo::code);
}

}  // namespace havn::protocol
