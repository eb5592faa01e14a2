#include "server/api/unseen.hpp"

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <optional>

#include "protocol/codec.hpp"

namespace havn::api {

namespace json = boost::json;

namespace {

std::string_view text_of(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    if (found == nullptr || !found->is_string()) return {};
    const auto& text = found->get_string();
    return {text.data(), text.size()};
}

// Where the object says it belongs; empty: it does not say.
std::string_view place_of(const json::object& object) {
    for (const auto* name : {"room", "thread", "place", "group"})
        if (const auto place = text_of(object, name); !place.empty()) return place;
    return {};
}

std::string_view group_of(std::string_view place) {
    return place.substr(0, place.find('/'));
}

// What takes a message out of sight or changes a place reaches everybody, whoever did it.
bool concerns_others(const json::object& object) {
    return std::ranges::any_of(
        std::array{"removes", "locks", "pins", "unpins"},
        [&](const char* name) { return object.if_contains(name) != nullptr; });
}

bool hidden(const json::object& object, std::string_view group, const Hides& hides) {
    const auto by = text_of(object, "by");
    return !by.empty() && !group.empty() && hides(group, by);
}

json::object passed(const json::object& entry) {
    json::object left;
    left["seq"] = entry.at("seq");
    if (const auto* at = entry.if_contains("at")) left["at"] = *at;
    left["by"] = "";
    left["passed"] = true;
    return left;
}

// false: the whole of it is hidden.
bool clean(json::value& value, std::string_view around, const Hides& hides);

void clean_list(json::array& list, std::string_view group, const Hides& hides) {
    for (auto it = list.begin(); it != list.end();) {
        auto* object = it->if_object();
        if (object == nullptr || clean(*it, group, hides)) {
            ++it;
        } else if (object->if_contains("seq") != nullptr && place_of(*object).empty()) {
            *it = passed(*object);
            ++it;
        } else {
            it = list.erase(it);
        }
    }
}

bool clean(json::value& value, std::string_view around, const Hides& hides) {
    auto* object = value.if_object();
    if (object == nullptr) return true;
    const auto place = place_of(*object);
    const std::string group(place.empty() ? around : group_of(place));
    if (hidden(*object, group, hides)) {
        if (!concerns_others(*object)) return false;
        (*object)["by"] = "";
    }
    for (auto& [name, member] : *object) {
        if (auto* list = member.if_array()) {
            clean_list(*list, group, hides);
        } else if (!clean(member, group, hides)) {
            return false;
        }
    }
    return true;
}

// The payload of the text frame that `frames` begins with, which is taken away.
std::string_view take_frame(std::string_view& frames) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(frames[at]); };
    std::size_t header = 2, size = byte(1);
    const std::size_t length_bytes = size == 126 ? 2 : size == 127 ? 8 : 0;
    if (length_bytes != 0) {
        size = 0;
        for (std::size_t i = 0; i < length_bytes; ++i) size = size << 8 | byte(header++);
    }
    const auto payload = frames.substr(header, size);
    frames.remove_prefix(header + size);
    return payload;
}

void append_passed(std::string& out, const json::object& event) {
    const auto* seq = event.if_contains("seq");
    if (seq == nullptr) return;  // typing and the like
    // What opens a thread has its place in the forum.
    const bool opens = text_of(event, "on") == "forum.opened";
    const std::string place =
        opens ? protocol::forum_name(text_of(event, "group")) : std::string(place_of(event));
    protocol::append_event(out, protocol::PlacePassed{place, seq->to_number<protocol::Seq>()});
}

}  // namespace

Unseen::Unseen(std::span<const store::Hidden> hidden) {
    for (const auto& [group, handle] : hidden) {
        hidden_[group].insert(handle);
        std::string trace = R"("by":)";
        protocol::JsonWriter(trace).text(handle);
        traces_.push_back(std::move(trace));
    }
}

bool Unseen::hides(protocol::GroupId group, std::string_view handle) const {
    const auto found = hidden_.find(group);
    return found != hidden_.end() && found->second.contains(handle);
}

store::Handles Unseen::handles_in(protocol::GroupId group) const {
    const auto found = hidden_.find(group);
    if (found == hidden_.end()) return {};
    return {found->second.begin(), found->second.end()};
}

bool Unseen::concerns(std::string_view json) const {
    return std::ranges::any_of(
        traces_, [&](const std::string& trace) { return json.find(trace) != json.npos; });
}

std::string_view payload_of(std::string_view frame) {
    return take_frame(frame);
}

std::string without_hidden_events(std::string_view frames, const Hides& hides) {
    std::string out;
    while (!frames.empty()) {
        const auto whole = frames;
        const auto payload = take_frame(frames);
        const auto event = json::parse(payload);
        const auto& object = event.as_object();
        if (hidden(object, group_of(place_of(object)), hides)) {
            append_passed(out, object);
        } else {
            out += whole.substr(0, whole.size() - frames.size());
        }
    }
    return out;
}

std::string without_hidden(std::string_view json, std::string_view group, const Hides& hides) {
    auto value = json::parse(json);
    return clean(value, group, hides) ? json::serialize(value) : std::string();
}

}  // namespace havn::api
