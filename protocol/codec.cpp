#include "protocol/codec.hpp"

#include <algorithm>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace havn::protocol {

namespace json = boost::json;

namespace {

struct FieldError {
    ErrorCode code;
    std::string detail;
};

bool read(const json::value& from, std::string& to, Bound bound) {
    if (!from.is_string()) return false;
    const auto& text = from.get_string();
    if (bound.bytes != 0 && text.size() > bound.bytes) return false;
    to.assign(text.data(), text.size());
    return true;
}

bool read(const json::value& from, std::uint64_t& to, Bound) {
    if (from.is_uint64()) {
        to = from.get_uint64();
    } else if (from.is_int64() && from.get_int64() >= 0) {
        to = static_cast<std::uint64_t>(from.get_int64());
    } else {
        return false;
    }
    // SQL databases and JavaScript agree on integers up to here only.
    return to <= (std::uint64_t{1} << 53);
}

bool read(const json::value& from, bool& to, Bound) {
    if (!from.is_bool()) return false;
    to = from.get_bool();
    return true;
}

bool too_long(const std::string& text, Bound bound) {
    return bound.characters != 0 && text.size() > bound.characters &&
           count_characters(text) > bound.characters;
}

template <class T>
constexpr bool may_be_absent = std::same_as<T, bool>;
template <class T>
constexpr bool may_be_absent<std::optional<T>> = true;

template <class M>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;
template <class M>
constexpr bool is_list = false;
template <class T>
constexpr bool is_list<std::vector<T>> = true;
template <class M>
concept Simple =
    std::same_as<M, std::string> || std::same_as<M, std::uint64_t> || std::same_as<M, bool>;

template <class C>
std::optional<FieldError> read_fields(const json::object& object, C& command);

template <class M>
std::optional<FieldError> read_member(std::string_view name, const json::value& from, M& to,
                                      Bound bound) {
    if constexpr (is_optional<M>) {
        return read_member(name, from, to.emplace(), bound);
    } else if constexpr (is_list<M>) {
        const auto* array = from.if_array();
        if (array == nullptr) return FieldError{ErrorCode::bad_field, std::string(name)};
        if (array->size() > bound.items) return FieldError{ErrorCode::too_many, std::string(name)};
        for (const auto& element : *array)
            if (auto error = read_member(name, element, to.emplace_back(), bound)) return error;
        return std::nullopt;
    } else if constexpr (Simple<M>) {
        if (!read(from, to, bound)) return FieldError{ErrorCode::bad_field, std::string(name)};
        if constexpr (std::same_as<M, std::string>)
            if (too_long(to, bound)) return FieldError{ErrorCode::too_long, std::string(name)};
        return std::nullopt;
    } else {
        const auto* object = from.if_object();
        if (object == nullptr) return FieldError{ErrorCode::bad_field, std::string(name)};
        auto error = read_fields(*object, to);
        if (error) error->detail = std::string(name) + "." + error->detail;
        return error;
    }
}

template <class C>
std::optional<FieldError> read_fields(const json::object& object, C& command) {
    std::optional<FieldError> error;
    C::fields(command, [&]<class M>(std::string_view name, M& member, Bound bound) {
        if (error) return;
        const auto* found = object.if_contains(name);
        const bool absent = found == nullptr || (found->is_null() && may_be_absent<M>);
        if (absent) {
            if (!may_be_absent<M>) error = FieldError{ErrorCode::bad_field, std::string(name)};
        } else {
            error = read_member(name, *found, member, bound);
        }
    });
    return error;
}

// At most `bytes_max` bytes of valid UTF-8, ending between two characters.
std::string cut(std::string_view utf8, std::size_t bytes_max) {
    if (utf8.size() <= bytes_max) return std::string(utf8);
    while (bytes_max > 0 && (static_cast<unsigned char>(utf8[bytes_max]) & 0xc0U) == 0x80U)
        --bytes_max;
    return std::string(utf8.substr(0, bytes_max));
}

template <std::size_t index = 0>
std::optional<FieldError> read_command(std::string_view verb, const json::object& object,
                                       Command& out) {
    if constexpr (index == std::variant_size_v<Command>) {
        return FieldError{ErrorCode::unknown_command, cut(verb, limits::cid_bytes_max)};
    } else {
        using C = std::variant_alternative_t<index, Command>;
        if (verb != C::verb) return read_command<index + 1>(verb, object, out);
        return read_fields(object, out.emplace<C>());
    }
}

DecodeError failure(std::optional<std::uint64_t> id, ErrorCode code, std::string detail = {}) {
    DecodeError error{id, {.code = code, .detail = {}, .retry_after_ms = {}, .reason = {}}};
    if (!detail.empty()) error.error.detail = std::move(detail);
    return error;
}

}  // namespace

std::expected<Request, DecodeError> decode(std::string_view message) {
    // Enough for any chat message; a longer one goes on to the heap.
    unsigned char memory[8 * 1024];
    json::monotonic_resource resource(memory, sizeof memory);
    json::parse_options options;
    options.max_depth = limits::json_depth_max;
    json::error_code error;
    const auto value = json::parse(message, error, &resource, options);
    if (error) {
        return std::unexpected(failure(
            {}, error == json::error::too_deep ? ErrorCode::too_deep : ErrorCode::malformed));
    }
    const auto* object = value.if_object();
    if (object == nullptr) return std::unexpected(failure({}, ErrorCode::malformed));

    Request request;
    const auto* id = object->if_contains("id");
    if (id == nullptr || !read(*id, request.id, no_bound))
        return std::unexpected(failure({}, ErrorCode::bad_field, "id"));
    const auto* verb = object->if_contains("do");
    if (verb == nullptr || !verb->is_string())
        return std::unexpected(failure(request.id, ErrorCode::bad_field, "do"));
    const auto& name = verb->get_string();
    if (auto wrong = read_command({name.data(), name.size()}, *object, request.command))
        return std::unexpected(failure(request.id, wrong->code, std::move(wrong->detail)));
    return request;
}

std::string encode(const Request& request) {
    std::string out = R"({"id":)";
    JsonWriter writer(out);
    writer.number(request.id);
    std::visit(
        [&]<class C>(const C& command) {
            out += R"(,"do":")";
            out += C::verb;
            out += '"';
            writer.members(command, false);
        },
        request.command);
    out += '}';
    return out;
}

void append_enter_answer(std::string& out, std::uint64_t id, const RoomEnterOk& ok,
                         std::string_view messages) {
    std::string json = R"({"re":)";
    JsonWriter writer(json);
    writer.number(id);
    json += R"(,"ok":{"seq":)";
    writer.number(ok.seq);
    json += R"(,"messages":[)";
    json += messages;
    json += R"(],"reset":)";
    writer.value(ok.reset);
    json += R"(,"here":)";
    writer.text(ok.here);
    json += "}}";
    append_text_frame(out, json);
}

void append_error(std::string& out, std::optional<std::uint64_t> id, const ErrorReply& error) {
    const auto& named = info(error.code);
    std::string json = "{";
    JsonWriter writer(json);
    if (id) {
        json += R"("re":)";
        writer.number(*id);
        json += ',';
    }
    json += R"("error":{"code":)";
    writer.text(named.name);
    json += R"(,"retry":)";
    writer.text(to_string(named.retry));
    if (error.detail) {
        json += R"(,"detail":)";
        writer.text(*error.detail);
    }
    if (error.retry_after_ms) {
        json += R"(,"retry_after_ms":)";
        writer.number(*error.retry_after_ms);
    }
    if (error.reason) {
        json += R"(,"reason":)";
        writer.object(*error.reason);
    }
    json += "}}";
    append_text_frame(out, json);
}

void JsonWriter::text(std::string_view value) {
    constexpr std::string_view hex = "0123456789abcdef";
    out_ += '"';
    std::size_t plain = 0;  // start of what needs no escape
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto c = static_cast<unsigned char>(value[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out_.append(value, plain, i - plain);
        plain = i + 1;
        switch (c) {
            case '"':
                out_ += "\\\"";
                break;
            case '\\':
                out_ += "\\\\";
                break;
            case '\n':
                out_ += "\\n";
                break;
            case '\r':
                out_ += "\\r";
                break;
            case '\t':
                out_ += "\\t";
                break;
            default:
                out_ += "\\u00";
                out_ += hex[c >> 4];
                out_ += hex[c & 15];
        }
    }
    out_.append(value, plain, value.size() - plain);
    out_ += '"';
}

void JsonWriter::number(double value) {
    if (!std::isfinite(value)) value = 0;
    char digits[std::numeric_limits<double>::max_exponent10 + 10];  // sign, point, four decimals
    const auto end =
        std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 4).ptr;
    out_.append(digits, end);
}

bool is_utf8(std::string_view text) {
    const auto* p = reinterpret_cast<const unsigned char*>(text.data());
    const auto* end = p + text.size();
    const auto continues = [&](std::ptrdiff_t count) {
        if (end - p <= count) return false;
        for (std::ptrdiff_t i = 1; i <= count; ++i)
            if ((p[i] & 0xc0U) != 0x80U) return false;
        return true;
    };
    while (p != end) {
        if (*p < 0x80) {
            ++p;
        } else if (*p >= 0xc2 && *p <= 0xdf) {
            if (!continues(1)) return false;
            p += 2;
        } else if (*p >= 0xe0 && *p <= 0xef) {
            if (!continues(2) || (*p == 0xe0 && p[1] < 0xa0) || (*p == 0xed && p[1] > 0x9f))
                return false;
            p += 3;
        } else if (*p >= 0xf0 && *p <= 0xf4) {
            if (!continues(3) || (*p == 0xf0 && p[1] < 0x90) || (*p == 0xf4 && p[1] > 0x8f))
                return false;
            p += 4;
        } else {
            return false;
        }
    }
    return true;
}

std::size_t count_characters(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    return count;
}

std::string iso_time(std::int64_t unix_ms) {
    // Civil date from days, as in "chrono-Compatible Low-Level Date Algorithms" (H. Hinnant).
    const std::int64_t day_ms = 86'400'000;
    const std::int64_t days = (unix_ms >= 0 ? unix_ms : unix_ms - day_ms + 1) / day_ms;
    const std::int64_t in_day = unix_ms - days * day_ms;
    const std::int64_t z = days + 719'468;
    const std::int64_t era = (z >= 0 ? z : z - 146'096) / 146'097;
    const std::int64_t day_of_era = z - era * 146'097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
    const std::int64_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);

    std::string out = "0000-00-00T00:00:00.000Z";
    const auto put = [&](std::size_t at, std::size_t width, std::int64_t value) {
        for (std::size_t i = width; i-- > 0; value /= 10)
            out[at + i] = static_cast<char>('0' + value % 10);
    };
    put(0, 4, year);
    put(5, 2, month);
    put(8, 2, day);
    put(11, 2, in_day / 3'600'000);
    put(14, 2, in_day / 60'000 % 60);
    put(17, 2, in_day / 1'000 % 60);
    put(20, 3, in_day % 1'000);
    return out;
}

}  // namespace havn::protocol
