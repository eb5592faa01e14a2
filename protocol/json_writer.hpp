#pragma once
// Writes the structs of events.hpp and commands.hpp as JSON, appending to a string. Only what a
// struct lists in `fields` is written. Any thread; one writer per string.

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/events.hpp"

namespace havn::protocol {

class JsonWriter {
  public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    void text(std::string_view value);  // quoted and escaped; valid UTF-8 is the caller's duty

    void number(std::integral auto value) {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        out_.append(digits, end);
    }
    void number(double value);

    template <class T>
    void value(const T& v) {
        if constexpr (std::same_as<T, bool>) {
            out_ += v ? "true" : "false";
        } else if constexpr (std::integral<T> || std::floating_point<T>) {
            number(v);
        } else if constexpr (std::convertible_to<const T&, std::string_view>) {
            text(v);
        } else if constexpr (requires {
                                 typename T::value_type;
                                 v.begin();
                             }) {
            out_ += '[';
            bool first = true;
            for (const auto& element : v) {
                if (!first) out_ += ',';
                first = false;
                value(element);
            }
            out_ += ']';
        } else {
            object(v);
        }
    }

    template <class T>
    void object(const T& v) {
        out_ += '{';
        members(v, true);
        out_ += '}';
    }

    // The members of `v`, to go on inside an object that is already open.
    template <class T>
    void members(const T& v, bool first) {
        T::fields(v, [&]<class M>(std::string_view name, const M& member, auto&&...) {
            if constexpr (std::same_as<M, Flag>) {
                if (!member.set) return;
                key(name, first);
                value(true);
            } else if constexpr (requires { member.has_value(); }) {
                if (!member) return;
                key(name, first);
                value(*member);
            } else {
                key(name, first);
                value(member);
            }
        });
    }

  private:
    void key(std::string_view name, bool& first) {
        if (!first) out_ += ',';
        first = false;
        out_ += '"';
        out_ += name;
        out_ += "\":";
    }

    std::string& out_;
};

}  // namespace havn::protocol
