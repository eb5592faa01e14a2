// Prints what the code says about the wire as one JSON document: every command with its fields and
// its answer, every event, error, close code and text bound. The wire test holds the AsyncAPI
// document against it.

#include <iostream>
#include <type_traits>

#include "tests/support/wire.hpp"

namespace havn::tests {
namespace {

namespace json = boost::json;

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;
template <class T>
constexpr bool is_vector = false;
template <class T>
constexpr bool is_vector<std::vector<T>> = true;

template <class T>
json::array fields_of();

template <class T>
json::object type_of() {
    if constexpr (is_optional<T>) {
        return type_of<typename T::value_type>();
    } else if constexpr (is_vector<T>) {
        return {{"type", "array"}, {"items", type_of<typename T::value_type>()}};
    } else if constexpr (std::same_as<T, bool> || std::same_as<T, wire::Flag>) {
        return {{"type", "boolean"}};
    } else if constexpr (std::is_integral_v<T>) {
        return {{"type", "integer"}};
    } else if constexpr (std::is_floating_point_v<T>) {
        return {{"type", "number"}};
    } else if constexpr (std::is_convertible_v<T, std::string_view>) {
        return {{"type", "string"}};
    } else {
        return {{"type", "object"}, {"fields", fields_of<T>()}};
    }
}

template <class T>
json::array fields_of() {
    json::array fields;
    const T empty{};
    T::fields(empty, [&]<class M>(std::string_view name, const M&, auto&&... bound) {
        constexpr bool from_client = sizeof...(bound) == 1;
        json::object field = type_of<M>();
        field["name"] = name;
        field["required"] = !is_optional<M> && !std::same_as<M, wire::Flag> &&
                            !(from_client && std::same_as<M, bool>);
        if constexpr (from_client) {
            const wire::Bound most(bound...);
            if (most.items != 0) {
                field["items_max"] = most.items;
            } else {
                if (most.bytes != 0) field["bytes_max"] = most.bytes;
                if (most.characters != 0) field["characters_max"] = most.characters;
            }
        }
        fields.push_back(std::move(field));
    });
    return fields;
}

json::array commands() {
    json::array out;
    for_each_command([&]<class C>() {
        out.push_back(json::object{{"name", C::verb},
                                   {"fields", fields_of<C>()},
                                   {"answer", fields_of<typename AnswerTo<C>::type>()}});
    });
    return out;
}

json::array events() {
    json::array out;
    std::apply(
        [&]<class... E>(const E&...) {
            (out.push_back(json::object{{"name", E::name}, {"fields", fields_of<E>()}}), ...);
        },
        Events{});
    return out;
}

json::array errors() {
    json::array out;
    for (const auto& error : wire::all_errors())
        out.push_back(json::object{{"name", error.name}, {"retry", wire::to_string(error.retry)}});
    return out;
}

json::array closes() {
    json::array out;
    for (const auto& close : wire::all_closes())
        out.push_back(json::object{{"code", static_cast<unsigned>(close.code)},
                                   {"name", close.name},
                                   {"reconnect", close.reconnect}});
    return out;
}

}  // namespace
}  // namespace havn::tests

int main() {
    using namespace havn::tests;
    std::cout << json::serialize(json::object{{"commands", commands()},
                                              {"events", events()},
                                              {"reason", fields_of<wire::Reason>()},
                                              {"errors", errors()},
                                              {"closes", closes()}})
              << '\n';
}
