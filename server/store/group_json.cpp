#include "server/store/group_json.hpp"

#include <boost/json.hpp>
#include <concepts>
#include <type_traits>

namespace havn::store {
namespace {

namespace json = boost::json;

json::object to_json(const Translated& texts) {
    json::object object;
    for (const auto& [language, text] : texts) object[language] = text;
    return object;
}

Translated translated_of(const json::value& value) {
    Translated texts;
    for (const auto& [language, text] : value.as_object()) {
        texts.emplace(language, std::string(text.as_string()));
    }
    return texts;
}

json::array to_json(const std::vector<OpenRange>& hours) {
    json::array array;
    for (const auto& range : hours)
        array.push_back({{"days", range.days}, {"from", range.from}, {"to", range.to}});
    return array;
}

template <class T>
void read(const json::object& object, std::string_view name, T& to) {
    const auto* found = object.if_contains(name);
    if (found == nullptr) return;
    if constexpr (std::same_as<T, std::string>) {
        to = found->as_string();
    } else if constexpr (std::same_as<T, bool>) {
        to = found->as_bool();
    } else if constexpr (std::same_as<T, std::vector<OpenRange>>) {
        to.clear();
        for (const auto& one : found->as_array()) {
            auto& range = to.emplace_back();
            const auto& members = one.as_object();
            read(members, "days", range.days);
            read(members, "from", range.from);
            read(members, "to", range.to);
        }
    } else {
        to = found->to_number<T>();
    }
}

// Calls f(name, member) for every setting.
void each_setting(auto& group, auto&& f)
    requires std::same_as<std::remove_cvref_t<decltype(group)>, Group>
{
    f("by_request", group.by_request);
    f("professional", group.professional);
    f("shows_handles", group.shows_handles);
    f("people_max", group.people_max);
    f("age_from", group.age_from);
    f("age_to", group.age_to);
    f("time_zone", group.time_zone);
    f("hours", group.hours);
    f("feedback_texts", group.feedback_texts);
}
void each_setting(auto& room, auto&& f)
    requires std::same_as<std::remove_cvref_t<decltype(room)>, Room>
{
    f("frozen", room.frozen);
    f("closed", room.closed);
    f("slow_seconds", room.slow_seconds);
    f("people_max", room.people_max);
    f("hours", room.hours);
}

template <class T>
std::string settings(const T& of) {
    json::object object;
    each_setting(of, [&]<class M>(std::string_view name, const M& member) {
        if constexpr (std::same_as<M, std::vector<OpenRange>>) {
            object[name] = to_json(member);
        } else {
            object[name] = member;
        }
    });
    return json::serialize(object);
}

template <class T>
void read_all(const std::string& text, T& of) {
    const auto value = json::parse(text);
    each_setting(
        of, [&](std::string_view name, auto& member) { read(value.as_object(), name, member); });
}

}  // namespace

std::string settings_text(const Group& group) {
    return settings(group);
}
std::string settings_text(const Room& room) {
    return settings(room);
}
void read_settings(const std::string& text, Group& group) {
    read_all(text, group);
}
void read_settings(const std::string& text, Room& room) {
    read_all(text, room);
}

std::string to_text(const Translated& texts) {
    return json::serialize(to_json(texts));
}
std::string to_text(const std::vector<std::string>& items) {
    return json::serialize(json::array(items.begin(), items.end()));
}
std::string to_text(const std::vector<Guideline>& guidelines) {
    json::array array;
    for (const auto& guideline : guidelines) {
        array.push_back({{"id", guideline.id}, {"text", to_json(guideline.text)}});
    }
    return json::serialize(array);
}

Translated translated(const std::string& text) {
    return translated_of(json::parse(text));
}

std::vector<std::string> strings(const std::string& text) {
    std::vector<std::string> items;
    for (const auto& item : json::parse(text).as_array()) items.emplace_back(item.as_string());
    return items;
}

std::vector<Guideline> guidelines_of(const std::string& text) {
    std::vector<Guideline> guidelines;
    for (const auto& item : json::parse(text).as_array()) {
        guidelines.push_back(
            {std::string(item.at("id").as_string()), translated_of(item.at("text"))});
    }
    return guidelines;
}

}  // namespace havn::store
